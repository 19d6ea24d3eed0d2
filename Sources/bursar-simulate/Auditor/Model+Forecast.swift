extension Model {
    /// What the gate must say to an ask, worked out from the lists and changing nothing but the almanac.
    mutating func forecast(_ ask: Ask, payment: String, at face: ClockFace) -> Forecast {
        let now = clock.time(at: face)
        var forecast = Forecast(time: now)
        let waiter = waiting[payment]
        // An approval is for one payment, once, and for a time.
        let isApproved = waiter.map { $0.isApproved && now < $0.until } ?? false
        judge(ask, isApproved, face, &forecast)
        // What waits and is asked for again without a valid approval is over, if nothing else refuses it.
        if waiter != nil, !isApproved, forecast.refusal == nil {
            forecast.refusal = "approval.expired"
        }
        if !forecast.isSigned {
            // What is not signed charges nothing.
            for index in forecast.counts.indices {
                forecast.counts[index].after = forecast.counts[index].before
            }
        }
        return forecast
    }

    /// Asks all there is to ask in order: who, under which policy, what is frozen or not allowed, what it costs.
    private mutating func judge(
        _ ask: Ask, _ isApproved: Bool, _ face: ClockFace, _ forecast: inout Forecast
    ) {
        guard standing[ask.agent] == .active else {
            forecast.refusal = "agent.not-active"
            return
        }
        guard let (project, agent) = budgets(of: ask.agent) else {
            forecast.refusal = "agent.not-in-policy"
            return
        }
        let flaw = Model.flaw(ask.body)
        // Only an agent's own wallets are looked into, and only what is sound is held to every limit.
        let isDecoded = agent.wallets.contains(ask.body.wallet) && flaw == nil
        forecast.rows = rows(ask, project, agent, isDecoded: isDecoded, at: forecast.time)
        for row in forecast.rows { forecast.counts.append(count(row, at: forecast.time)) }
        forecast.refusal = standingRefusal(ask, project, agent, flaw, at: forecast.time)
        guard forecast.refusal == nil else { return }
        // What has no price that is fresh has no known cost, and unknown is not nothing.
        let tags: [PriceTag]
        switch priceTags(Cast.assetOf[ask.body.wallet], at: forecast.time) {
        case .failure(let refusal):
            forecast.refusal = refusal.rule
            return
        case .success(let found): tags = found
        }
        guard let charge = PriceTag.worth(ask.body.wei + ask.body.feeWei, tags),
            let fee = PriceTag.worth(ask.body.feeWei, tags)
        else {
            forecast.refusal = "charge.too-large"
            return
        }
        forecast.charge = charge
        forecast.prices = tags
        weigh(ask, project, agent, charge, fee, isApproved, face, &forecast)
    }

    /// What is wrong with a transfer whatever the budgets say.
    private static func flaw(_ body: Ask.Body) -> String? {
        if body.gasLimit < 21_000 { return "ethereum.gas-limit" }
        let (_, overflow) = body.wei.addingReportingOverflow(body.feeWei)
        return overflow ? "ethereum.overflow" : nil
    }

    /// What refuses without knowing the cost, in its order.
    private func standingRefusal(
        _ ask: Ask, _ project: ProjectPlan, _ agent: AgentPlan, _ flaw: String?, at now: Int64
    ) -> String? {
        if isFrozen { return "vault.frozen" }
        if frozenProjects.contains(project.project) { return "project.frozen" }
        guard agent.wallets.contains(ask.body.wallet) else { return "wallet.not-allowed" }
        if frozenWallets.contains(ask.body.wallet) { return "wallet.frozen" }
        if let flaw { return flaw }
        if let payees = agent.payees, !payees.contains(ask.body.payee) {
            return "payee.not-allowed"
        }
        let bounds = self.bounds(project, agent)
        if bounds.contains(where: { $0.bounds.denied.contains(ask.body.payee) }) {
            return "payee.denied"
        }
        for (_, bounds, zone) in bounds {
            guard let hours = bounds.hours else { continue }
            let time = Almanac.timeOfDay(at: now, in: zone)
            // From a later time to an earlier one is over midnight.
            let isAcross = hours.until <= hours.from
            let isOpen =
                isAcross
                ? time >= hours.from || time < hours.until
                : time >= hours.from && time < hours.until
            if !isOpen { return "hours.outside" }
        }
        return nil
    }

    /// The bounds above an agent with the zone each is counted in: its own, its project's, the vault's.
    func bounds(_ project: ProjectPlan, _ agent: AgentPlan) -> [(
        place: Place, bounds: BoundsPlan, zone: ZoneTale
    )] {
        var list: [(Place, BoundsPlan, ZoneTale)] = [
            (.agent(agent.agent), agent.bounds, project.zone),
            (.project(project.project), project.bounds, project.zone),
        ]
        if let ceiling = policy?.ceiling { list.append((.vault, ceiling.bounds, ceiling.zone)) }
        return list
    }

    /// The rule that refuses for want of a price.
    private struct NoPrice: Error { let rule: String }

    /// The asset's own price, and that of the dollar where it is in dollars.
    private func priceTags(_ asset: Int, at now: Int64) -> Result<[PriceTag], NoPrice> {
        guard let own = prices[asset] else { return .failure(NoPrice(rule: "rate.missing")) }
        guard !own.isStale(at: now) else { return .failure(NoPrice(rule: "rate.stale")) }
        guard own.plan.isInDollars else { return .success([own]) }
        guard let dollar = prices[Cast.dollar] else {
            return .failure(NoPrice(rule: "rate.missing"))
        }
        guard !dollar.isStale(at: now) else { return .failure(NoPrice(rule: "rate.stale")) }
        return .success([own, dollar])
    }
}
