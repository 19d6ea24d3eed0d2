extension Model {
    /// Writes a decision into the lists.
    mutating func post(_ forecast: Forecast, _ ask: Ask, payment: String, at face: ClockFace) {
        clock.see(face)
        clock.last = forecast.time
        open(forecast.rows, forecast.counts, at: forecast.time)
        // Refusals count among the requests of a day, too.
        decisions[ask.agent].append(forecast.time)
        let resumed = waiting.removeValue(forKey: payment) != nil
        if forecast.refusal != nil {
            if resumed { ended[payment] = .refused }
            return
        }
        if let asking = forecast.asking {
            waiting[payment] = Waiter(
                agent: ask.agent, until: forecast.time + asking.within * Cast.billion)
            return
        }
        if let charge = forecast.charge { sign(forecast, ask, payment, charge) }
    }

    /// A signature joins its rivals and brings all they hold to its own time: every window that holds the last
    /// of them holds the dearest.
    private mutating func sign(
        _ forecast: Forecast, _ ask: Ask, _ payment: String, _ charge: Int64
    ) {
        let time = forecast.time
        let key = RivalSet.Key(
            agent: ask.agent, wallet: ask.body.wallet, nonce: ask.body.nonce)
        let project = Cast.projectOf[ask.agent]
        let set = forecast.rivals ?? rivals.count
        if forecast.rivals == nil { rivals.append(RivalSet(key: key, project: project)) }
        if let last = rivals[set].members.last { signatures[last].leftBehind = held(rivals[set]) }
        let account = Counted.Payee(
            payee: ask.body.payee, asset: Cast.assetOf[ask.body.wallet])
        let places = Model.places(of: ask.agent)
        signatures.append(
            Signature(
                payment: payment, ask: ask, project: project, time: time, charge: charge,
                prices: forecast.prices,
                newAt: Set(places.filter { isNew(account, to: $0, at: time) }), rivals: set,
                posted: max(held(rivals[set]), charge), own: charge))
        // A day counts from the first payment, whatever becomes of it.
        for place in places where firstPaid[place]?[account] == nil {
            firstPaid[place, default: [:]][account] = time
        }
        rivals[set].members.append(signatures.count - 1)
        rivals[set].time = time
        rivals[set].draws = forecast.pools.draws
        joinable[key] = set
        // What is given back later does not come back to the grant.
        grants[project]?.nanos -= forecast.pools.granted
    }

    /// What the agent hears is left, after the decision: its own limits, and its project's as far as it may
    /// see them.
    func left(_ forecast: Forecast, _ agent: Int) -> [Reply.Left] {
        guard let (project, _) = budgets(of: agent), let own = forecast.counts.first?.left else {
            return []
        }
        return zip(forecast.rows, forecast.counts).compactMap { row, count in
            guard row.counted == .all, row.place != .vault else { return nil }
            // The vault's numbers are nobody's, a project's are shown as if they were no more than one's own unless
            // the policy says otherwise.
            var nanos = count.left
            if row.place == .project(project.project) {
                if row.isFirst { nanos = min(nanos, generalLeft(project, count)) }
                if !project.shows { nanos = min(nanos, own) }
            }
            return Reply.Left(
                scope: row.place.text, per: row.plan.per.word, nanos: nanos, resetsAt: count.end)
        }
    }

    /// Whether an agent may have no more requests decided today.
    mutating func turnsAway(_ agent: Int, at face: ClockFace) -> Bool {
        guard let (project, plan) = budgets(of: agent), let most = plan.requestsPerDay else {
            return false
        }
        let day = almanac.window(
            Stretch(span: .day), in: project.zone, around: clock.time(at: face))
        let today = decisions[agent].filter { day.start <= $0 && $0 < day.end }
        return today.count >= most
    }
}
