extension Model {
    /// Everything that depends on what a payment costs, in the order in which it refuses.
    mutating func weigh(
        _ ask: Ask, _ project: ProjectPlan, _ agent: AgentPlan, _ charge: Int64, _ fee: Int64,
        _ isApproved: Bool, _ face: ClockFace, _ forecast: inout Forecast
    ) {
        forecast.rivals =
            joinable[
                RivalSet.Key(agent: ask.agent, wallet: ask.body.wallet, nonce: ask.body.nonce)]
        let held = forecast.rivals.map { self.held(rivals[$0]) } ?? 0
        forecast.refusal =
            ceilings(ask, project, agent, max(charge, held), charge, fee)
            ?? (isRepeated(ask, agent, at: forecast.time) ? "payment.possible-duplicate" : nil)
            ?? (opensSuspiciously(forecast, face) ? "clock.jumped" : nil)
        guard forecast.refusal == nil else { return }
        // What a payment adds: to the dearest of its rivals only what it is dearer by, to what is counted one by
        // one all of it. Rivals that were signed in an earlier window come into this one with the payment.
        for (index, row) in forecast.rows.enumerated() {
            let count = forecast.counts[index]
            if row.counted.takesDearest, let set = forecast.rivals.map({ rivals[$0] }) {
                let here = count.contains(set.time) ? held : 0
                forecast.counts[index].after = count.before - here + max(held, charge)
            } else {
                forecast.counts[index].after +=
                    row.counted == .payments ? Cast.billion : charge
            }
        }
        forecast.pools = pools(
            project, forecast.counts[1], forecast.rivals.map { rivals[$0] }, charge: charge,
            at: forecast.time)
        forecast.refusal =
            broken(forecast) ?? exposure(project, agent, held, charge)
        guard forecast.refusal == nil, !isApproved else { return }
        forecast.asking = asking(project, agent, charge, forecast.pools)
    }

    /// What a single payment may cost at most: all that is counted, its fee, its fee on the chain, itself.
    private func ceilings(
        _ ask: Ask, _ project: ProjectPlan, _ agent: AgentPlan, _ dearest: Int64, _ charge: Int64,
        _ fee: Int64
    ) -> String? {
        let places = Model.places(of: ask.agent)
        // 2^62 is the most that is counted, of all that stands.
        if places.contains(where: { sum($0, .all, .min, .max) + Int128(dearest) > 1 << 62 }) {
            return "charge.too-large"
        }
        if fee > agent.feeNanos { return "fee.above-limit" }
        if bounds(project, agent).contains(where: { fee > $0.bounds.chainFeeNanos ?? .max }) {
            return "fee.above-chain-limit"
        }
        return charge > agent.perPaymentNanos ?? .max ? "payment.above-limit" : nil
    }

    /// Whether the agent had the same signed a short while ago, under whatever policy, and does not say that it
    /// means to pay twice.
    private func isRepeated(_ ask: Ask, _ agent: AgentPlan, at now: Int64) -> Bool {
        guard !ask.body.isConfirmed else { return false }
        let within: Int64
        let isSame: (Signature) -> Bool
        switch agent.sameness {
        case .never: return false
        case .request:
            // Ten minutes where the policy says nothing.
            within = 600
            isSame = { $0.ask.body == ask.body }
        case .payment(let seconds):
            within = seconds
            isSame = {
                $0.ask.body.payee == ask.body.payee && $0.ask.body.wei == ask.body.wei
                    && $0.asset == Cast.assetOf[ask.body.wallet]
            }
        }
        return signatures.contains {
            $0.ask.agent == ask.agent && now <= $0.time + within * Cast.billion && isSame($0)
        }
    }

    /// Whether a window would open while the clocks can't be believed: setting a clock to tomorrow must
    /// refill nothing.
    ///
    /// A rolling window opens at every instant.
    private func opensSuspiciously(_ forecast: Forecast, _ face: ClockFace) -> Bool {
        guard clock.isSuspect(face) else { return false }
        return forecast.rows.contains { row in
            guard let open = windows[row.key] else { return true }
            return row.plan.per.isRolling || forecast.time >= open.end
        }
    }

    /// The first limit that would be exceeded, by what would stand afterwards: a limit that was lowered
    /// below what is committed refuses everything.
    ///
    /// A project must bear it outside its pools, or out of those it may draw on.
    private func broken(_ forecast: Forecast) -> String? {
        for (row, count) in zip(forecast.rows, forecast.counts) {
            let isPooled = row.isFirst && row.rule == "project.limit"
            if count.after > count.most || isPooled && !forecast.pools.suffices {
                return row.rule
            }
        }
        return nil
    }

    /// Whether too much would be signed and neither settled nor proven dead, over all windows.
    private func exposure(
        _ project: ProjectPlan, _ agent: AgentPlan, _ held: Int64, _ charge: Int64
    ) -> String? {
        for (place, bounds, _) in bounds(project, agent) {
            guard let most = bounds.exposureNanos else { continue }
            if exposed(place) - held + max(held, charge) > most { return "exposure.limit" }
        }
        return nil
    }

    /// Who asks for an admin: bounds above their amount, all answered by one approval within the shortest of
    /// their times; and whatever would touch a reserve, within a day.
    private func asking(
        _ project: ProjectPlan, _ agent: AgentPlan, _ charge: Int64, _ pools: PoolAnswer
    ) -> (String, Int64)? {
        let waits = bounds(project, agent).compactMap { _, bounds, _ in
            bounds.asking.flatMap { charge > $0.aboveNanos ? $0.within : nil }
        }
        if let shortest = waits.min() { return ("approval.above", shortest) }
        return pools.needsApproval ? ("approval.reserve", 86_400) : nil
    }
}
