import Terms

/// What the limits on one scope count over: each subject's windows, and the zone they turn in.
struct ScopeTerms: Hashable {
    private struct Line: Hashable {
        let subject: Subject
        let per: Recurrence
    }

    private let lines: [Line]
    private let zone: String

    /// Those of a scope under `policy`; nil where it has none there.
    init?(_ scope: ScopeName, under policy: BudgetPolicy) {
        switch scope {
        case .vault:
            guard let vault = policy.vault else { return nil }
            self.init(vault.limit, vault.bounds, vault.zone)
        case .project(let name):
            guard let project = policy.projects[name] else { return nil }
            self.init(project.limit, project.bounds, project.zone)
        case .agent(let name):
            let found = policy.projects.values.first { $0.agents[name] != nil }
            guard let project = found, let agent = project.agents[name] else { return nil }
            self.init(agent.limit, agent.bounds, project.zone)
        }
    }

    private init(_ first: Limit?, _ bounds: Bounds, _ zone: ZoneRules) {
        var lines = [first].compactMap(\.self).map { Line(subject: .all, per: $0.per) }
        lines += bounds.limits.map { Line(subject: .all, per: $0.per) }
        lines += bounds.perAsset.sorted { $0.key < $1.key }
            .map { Line(subject: .asset($0.key), per: $0.value.per) }
        lines += bounds.perWallet.sorted { $0.key < $1.key }
            .map { Line(subject: .wallet($0.key), per: $0.value.per) }
        // Of every payee the same: the new-payees' subject stands for any payee's here.
        lines += [bounds.perPayee, bounds.newPayees].compactMap(\.self)
            .map { Line(subject: .newPayees, per: $0.per) }
        lines += bounds.payments.map { Line(subject: .payments, per: $0.per) }
        self.lines = lines
        self.zone = zone.identifier
    }

    /// The longest that any of its windows can last, whatever a clock change adds, seconds.
    var longest: Int64 { lines.map(\.per.longest).max() ?? 0 }
}

extension Recurrence {
    /// The longest one of its windows can be, seconds: an hour more than usual, for clocks that are set back.
    var longest: Int64 {
        switch span {
        case .hour: 2 * 3_600
        case .day: 25 * 3_600
        case .week: 7 * 86_400 + 3_600
        case .month: 31 * 86_400 + 3_600
        case .rolling(let seconds): seconds
        }
    }
}
