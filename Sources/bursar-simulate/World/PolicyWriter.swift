internal import Chains
internal import Gate
internal import Terms

/// Writes the parts of a policy down for the gate.
struct PolicyWriter {
    let cast: Furnishing
    let fault: Fault?

    /// A project with its agents.
    func project(_ plan: ProjectPlan) -> ProjectBudget {
        ProjectBudget(
            zone: plan.zone.rules, limit: limit(plan.limit), reserve: money(plan.reserveNanos),
            emergency: money(plan.emergencyNanos), showProject: plan.shows,
            agents: Dictionary(
                uniqueKeysWithValues: plan.agents.map { (cast.agents[$0.agent], agent($0)) }),
            bounds: bounds(plan.bounds), drawsReserve: plan.opensReserve ? .approval : .deny,
            drawsEmergency: plan.opensEmergency)
    }

    /// An agent; the rate of requests a second is the door's affair and not the gate's.
    func agent(_ plan: AgentPlan) -> AgentBudget {
        let duplicates: DuplicateRule =
            switch plan.sameness {
            case .request: .sameRequest
            case .payment(let within): .samePayment(within: within)
            case .never: .allow
            }
        return AgentBudget(
            limit: limit(plan.limit), perPayment: plan.perPaymentNanos.map(money),
            maxFee: money(plan.feeNanos),
            wallets: Set(plan.wallets.map { cast.wallets[$0].name }),
            payees: plan.payees.map { .listed(accounts($0)) } ?? .any,
            requests: .init(perSecond: 50, burst: 200, perDay: plan.requestsPerDay),
            bounds: bounds(plan.bounds), duplicates: duplicates)
    }

    /// A limit, one billionth off where a fault says so.
    func limit(_ plan: LimitPlan) -> Limit {
        var most = plan.most
        if fault == .overspendsByOne { most += 1 }
        if fault == .refusesOneTooMany { most -= 1 }
        let carry = plan.carryNanos.map { fault == .carriesTooMuch ? $0 * 10 : $0 }
        return Limit(
            amount: money(most), per: plan.per.recurrence, carryOver: carry.map(money))
    }

    /// What stands beside a limit; what a plan leaves out is left out.
    func bounds(_ plan: BoundsPlan) -> Bounds {
        Bounds(
            limits: plan.limits.map(limit),
            perAsset: Dictionary(
                uniqueKeysWithValues: plan.perAsset.map { (Cast.assets[$0.key], limit($0.value)) }),
            perWallet: Dictionary(
                uniqueKeysWithValues: plan.perWallet.map {
                    (cast.wallets[$0.key].name, limit($0.value))
                }),
            perPayee: plan.perPayee.map(limit), newPayees: plan.newPayees.map(limit),
            payments: plan.count.map {
                [CountLimit(count: Int($0.most), per: $0.per.recurrence)]
            } ?? [],
            exposure: plan.exposureNanos.map(money),
            hours: plan.hours.flatMap { Hours(from: $0.from, until: $0.until) },
            deny: accounts(plan.denied),
            maxFees: plan.chainFeeNanos.map { [Ethereum.name: money($0)] } ?? [:],
            approval: plan.asking.map {
                ApprovalRule(above: money($0.aboveNanos), within: $0.within)
            })
    }

    /// A payee stands for its address on both networks, as in a policy's text.
    private func accounts(_ payees: Set<Int>) -> Set<Account> {
        Set(payees.flatMap { cast.payees[$0] })
    }

    private func money(_ nanos: Int64) -> Money { Money(nanos: nanos) ?? .zero }
}
