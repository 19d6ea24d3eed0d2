import Chains
import Terms

extension GateState {
    /// The limits a payment is held to: each scope's first, then further ones, agent before project before
    /// vault; without a proposal the first of agent and project alone.
    func lines(
        _ name: AgentName, _ agent: AgentBudget, _ projectName: ProjectName,
        _ project: ProjectBudget, for proposal: Proposal?, at now: Moment
    ) -> [LimitLine] {
        let own = ScopeName.agent(name)
        let shared = ScopeName.project(projectName)
        var lines = [
            LimitLine(first: agent.limit, of: own, zone: project.zone),
            LimitLine(first: project.limit, of: shared, zone: project.zone),
        ]
        guard let proposal else { return lines }
        lines += further(agent.bounds, own, project.zone, for: proposal, at: now)
        lines += further(project.bounds, shared, project.zone, for: proposal, at: now)
        if let vault = policy?.vault {
            if let limit = vault.limit {
                lines.append(LimitLine(first: limit, of: .vault, zone: vault.zone))
            }
            lines += further(vault.bounds, .vault, vault.zone, for: proposal, at: now)
        }
        return lines
    }

    private func further(
        _ bounds: Bounds, _ scope: ScopeName, _ zone: ZoneRules, for proposal: Proposal,
        at now: Moment
    ) -> [LimitLine] {
        guard bounds != .none else { return [] }
        let asset = proposal.value.asset.id
        let wallet = proposal.wallet.name
        var lines = bounds.limits.map { LimitLine($0, on: .all, of: scope, zone: zone) }
        if let limit = bounds.perAsset[asset] {
            lines.append(LimitLine(limit, on: .asset(asset), of: scope, zone: zone))
        }
        if let limit = bounds.perWallet[wallet] {
            lines.append(LimitLine(limit, on: .wallet(wallet), of: scope, zone: zone))
        }
        if let limit = bounds.perPayee {
            lines.append(LimitLine(limit, on: .payee(proposal.payee), of: scope, zone: zone))
        }
        if let limit = bounds.newPayees,
            books[scope]?.isNew(proposal.payee, at: now) ?? true
        {
            lines.append(LimitLine(limit, on: .newPayees, of: scope, zone: zone))
        }
        for count in bounds.payments {
            lines.append(LimitLine(count.limit, on: .payments, of: scope, zone: zone))
        }
        return lines
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
