/// Draws policies: every bound now and then, around amounts that payments meet.
struct PolicyDice {
    private static let billion = Cast.billion
    // A day comes twice: it is what most policies have.
    private static let lengths: [Stretch.Span] = [
        .hour, .day, .day, .week(starts: 0), .week(starts: 3), .week(starts: 6), .month,
        .rolling(seconds: 86_400), .rolling(seconds: 604_800), .rolling(seconds: 2_592_000),
    ]

    /// A policy by chance; rarely one whose limits are near the most that money counts.
    static func policy(_ dice: inout Dice) -> PolicyPlan {
        let plan = usual(&dice)
        return dice.once(in: 30) ? plan.scaled(by: 40_000_000) : plan
    }

    private static func usual(_ dice: inout Dice) -> PolicyPlan {
        var plan = PolicyPlan(projects: [], ceiling: nil)
        for project in Cast.projects.indices where project == 0 || !dice.once(in: 20) {
            plan.projects.append(self.project(project, &dice))
        }
        // A ceiling over both projects, often low enough to be met.
        if dice.once(in: 2) {
            plan.ceiling = .init(
                zone: dice.pick(ZoneTale.all),
                limit: dice.once(in: 3) ? nil : limit(10...60, &dice),
                bounds: bounds(20...60, &dice))
        }
        return plan
    }

    /// A project; pools are a quarter and a fifth of its limit where it has any.
    private static func project(_ index: Int, _ dice: inout Dice) -> ProjectPlan {
        let limit = limit(8...40, &dice)
        let hasPools = dice.once(in: 2)
        var plan = ProjectPlan(
            project: index, zone: dice.pick(ZoneTale.all), limit: limit,
            reserveNanos: hasPools ? limit.most / 4 : 0,
            emergencyNanos: hasPools ? limit.most / 5 : 0, opensReserve: dice.once(in: 2),
            opensEmergency: !dice.once(in: 3), shows: dice.once(in: 2), agents: [],
            bounds: bounds(10...40, &dice))
        for (agent, project) in Cast.projectOf.enumerated() where project == index {
            // Now and then the policy leaves an agent out.
            if !dice.once(in: 60) { plan.agents.append(self.agent(agent, &dice)) }
        }
        return plan
    }

    /// An agent, now and then held to fewer wallets, payees or requests.
    private static func agent(_ index: Int, _ dice: inout Dice) -> AgentPlan {
        var plan = AgentPlan(
            agent: index, limit: limit(3...20, &dice),
            perPaymentNanos: dice.once(in: 3) ? dice.number(1...6) * billion : nil,
            feeNanos: dice.pick([billion / 2, 2 * billion, 5 * billion]),
            wallets: dice.once(in: 8) ? [0, 1] : [0, 1, 2],
            payees: dice.once(in: 8) ? [0, 1, 2, 3] : nil,
            requestsPerDay: dice.once(in: 8) ? 2 + dice.below(12) : nil)
        plan.sameness = dice.pick([.request, .payment(within: 3_600), .never])
        plan.bounds = bounds(3...20, &dice)
        return plan
    }

    /// Each bound once in a few policies, so that most are met alone and some together.
    private static func bounds(_ range: ClosedRange<Int64>, _ dice: inout Dice) -> BoundsPlan {
        var plan = BoundsPlan()
        if dice.once(in: 4) {
            plan.limits.append(limit(range, &dice))
            let second = limit(range, &dice)
            if second.per != plan.limits[0].per { plan.limits.append(second) }
            plan.limits.sort { $0.per.order.lexicographicallyPrecedes($1.per.order) }
        }
        if dice.once(in: 6) { plan.perAsset[dice.below(2)] = limit(range, &dice) }
        if dice.once(in: 6) { plan.perWallet[dice.below(3)] = limit(range, &dice) }
        if dice.once(in: 6) { plan.perPayee = limit(range, &dice) }
        if dice.once(in: 6) { plan.newPayees = limit(range, &dice) }
        if dice.once(in: 6) {
            plan.count = LimitPlan(most: dice.number(1...12), per: stretch(&dice))
        }
        if dice.once(in: 6) { plan.exposureNanos = dice.number(range) * billion }
        if dice.once(in: 20) { plan.denied = [dice.below(5)] }
        if dice.once(in: 15) { plan.chainFeeNanos = dice.pick([billion / 20, billion]) }
        if dice.once(in: 25) {
            let from = dice.number(0...1_439) * 60
            plan.hours = .init(
                from: from, until: (from + dice.number(240...1_200) * 60) % 86_400)
        }
        if dice.once(in: 8) {
            plan.asking = .init(
                aboveNanos: dice.number(1...6) * billion,
                within: dice.pick([60, 3_600, 86_400]))
        }
        return plan
    }

    /// A limit; only windows that end can carry anything over.
    private static func limit(_ range: ClosedRange<Int64>, _ dice: inout Dice) -> LimitPlan {
        var plan = LimitPlan(most: dice.number(range) * billion, per: stretch(&dice))
        switch plan.per.span {
        case .day, .week, .month:
            if dice.once(in: 4) { plan.carryNanos = dice.number(1...8) * billion / 2 }
        case .hour, .rolling: break
        }
        return plan
    }

    /// A window, now and then one that turns at another time than midnight.
    private static func stretch(_ dice: inout Dice) -> Stretch {
        var stretch = Stretch(span: dice.pick(lengths))
        switch stretch.span {
        case .day, .week, .month:
            if dice.once(in: 3) {
                stretch.resetsAt = dice.pick([60, 3_600, 7_200, 32_400, 86_340])
            }
        case .hour, .rolling: break
        }
        return stretch
    }
}

extension PolicyPlan {
    /// The same policy with every limit `factor` times as high.
    fileprivate func scaled(by factor: Int64) -> PolicyPlan {
        var plan = self
        plan.ceiling?.limit?.most *= factor
        plan.ceiling?.bounds.scale(by: factor)
        for project in plan.projects.indices {
            plan.projects[project].limit.most *= factor
            plan.projects[project].bounds.scale(by: factor)
            for agent in plan.projects[project].agents.indices {
                plan.projects[project].agents[agent].limit.most *= factor
                plan.projects[project].agents[agent].perPaymentNanos = nil
                plan.projects[project].agents[agent].bounds.scale(by: factor)
            }
        }
        return plan
    }
}

extension BoundsPlan {
    /// Numbers of payments stay: they are no money.
    fileprivate mutating func scale(by factor: Int64) {
        for index in limits.indices { limits[index].most *= factor }
        perAsset = perAsset.mapValues { $0.scaled(by: factor) }
        perWallet = perWallet.mapValues { $0.scaled(by: factor) }
        perPayee?.most *= factor
        newPayees?.most *= factor
        exposureNanos = exposureNanos.map { $0 * factor }
    }
}

extension LimitPlan {
    fileprivate func scaled(by factor: Int64) -> LimitPlan {
        LimitPlan(most: most * factor, per: per, carryNanos: carryNanos)
    }
}
