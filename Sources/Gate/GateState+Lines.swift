import Chains
import Terms

extension GateState {
    /// The limits a payment is held to: each scope's first, then further ones, agent before project before
    /// vault; without a proposal the first of agent and project alone.
    func lines(_ path: BudgetPath, for proposal: Proposal?, at now: Moment) -> [LimitLine] {
        guard let proposal, path.vaultLine != nil || !path.bounds.isEmpty else {
            return path.firstLines
        }
        var lines = path.firstLines
        if let line = path.vaultLine { lines.append(line) }
        for (scope, bounds, zone) in path.bounds {
            lines += further(bounds, scope, zone, for: proposal, at: now)
        }
        return lines
    }

    private func further(
        _ bounds: Bounds, _ scope: ScopeName, _ zone: ZoneRules, for proposal: Proposal,
        at now: Moment
    ) -> [LimitLine] {
        let asset = proposal.value.asset.id
        let wallet = proposal.wallet.name
        var lines = LimitLine.list(bounds.limits, on: .all, of: scope, zone: zone)
        if let limit = bounds.perAsset[asset] {
            lines.append(LimitLine(limit, on: .asset(asset), of: scope, zone: zone))
        }
        if let limit = bounds.perWallet[wallet] {
            lines.append(LimitLine(limit, on: .wallet(wallet), of: scope, zone: zone))
        }
        if let limit = bounds.perPayee {
            lines.append(LimitLine(limit, on: .payee(proposal.payee), of: scope, zone: zone))
        }
        if let limit = bounds.newPayees, books.isNew(proposal.payee, to: scope, at: now) {
            lines.append(LimitLine(limit, on: .newPayees, of: scope, zone: zone))
        }
        return lines
            + LimitLine.list(
                bounds.payments.map(\.limit), on: .payments, of: scope, zone: zone)
    }
}

extension CountLimit {
    /// The same as a limit over whole units, one a payment.
    var limit: Limit { Limit(amount: Money(units: count), per: per) }
}

extension Money {
    /// So many whole units, at most the most that is counted.
    init(units: Int) {
        let (nanos, overflow) = Int64(units).multipliedReportingOverflow(by: 1_000_000_000)
        self = (overflow ? nil : Money(nanos: nanos)) ?? .most
    }
}
