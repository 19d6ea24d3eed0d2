public import Gate
public import Terms

/// What a policy promises its agents against what it gives their projects.
///
/// An agent's limit is a ceiling on a shared pool, so promising more than there is, is allowed; it
/// means that an agent can find the pool empty below its own limit.
public struct OvercommitReport: Hashable, Sendable {
    /// One project's sums.
    public struct Line: Hashable, Sendable {
        /// The project.
        public let project: ProjectName
        /// What its agents may ask for in one window of the project.
        ///
        /// In nano-units; the sum can be above any Money.
        public let asked: UInt128
        /// What they can get: the project's limit less its pools.
        public let general: Money
        /// The project's window.
        public let per: WindowSpan
        /// How many agents it has.
        public let agents: Int

        /// Whether the agents together may ask for more than there is.
        public var isOvercommitted: Bool { asked > UInt128(general.nanos) }
    }

    /// One line a project, by name.
    public let lines: [Line]
    /// What an owner should read before applying the policy, one sentence each, without full stop.
    public let warnings: [String]

    /// Draws up the report of a checked policy.
    public init(_ policy: BudgetPolicy) {
        var lines: [Line] = []
        var warnings: [String] = []
        for (name, project) in policy.projects.sorted(by: { $0.key < $1.key }) {
            let line = OvercommitReport.line(name, project)
            lines.append(line)
            warnings += OvercommitReport.warnings(line, project, currency: policy.currency.code)
        }
        self.lines = lines
        self.warnings =
            warnings + OvercommitReport.warnings(policy) + OvercommitReport.lostKey(policy)
    }

    private static func line(_ name: ProjectName, _ project: ProjectBudget) -> Line {
        // At most 10,000 agents of 2^63 nano-units and 745 windows: below 2^87.
        let asked = project.agents.values.reduce(UInt128(0)) {
            $0 + most($1.limit, in: project.limit.per)
        }
        return Line(
            project: name, asked: asked, general: project.general, per: project.limit.per.span,
            agents: project.agents.count)
    }

    /// The most that `limit` lets through while one window of `outer` lasts, in nano-units.
    ///
    /// What was carried into the first of its windows comes on top; into the next ones nothing is
    /// carried, since all of the one before was spent.
    static func most(_ limit: Limit, in outer: Recurrence) -> UInt128 {
        UInt128(limit.amount.nanos) * limit.per.mostWindows(in: outer)
            + UInt128(limit.carryOver?.nanos ?? 0)
    }

    private static func warnings(
        _ line: Line, _ project: ProjectBudget, currency: String
    ) -> [String] {
        let name = line.project.text
        var warnings: [String] = []
        if line.isOvercommitted {
            warnings.append(
                "\(name): agents may ask for \(decimal(line.asked)) \(currency) "
                    + "\(period(line.per)), general is \(line.general.decimal) \(currency)")
        }
        if line.agents == 0 { warnings.append("\(name): has no agents, so no one can spend it") }
        for (agent, budget) in project.agents.sorted(by: { $0.key < $1.key }) {
            let limit = budget.limit.amount
            if let perPayment = budget.perPayment, perPayment > limit {
                warnings.append(
                    "\(name): \(agent.text)'s per_payment of \(perPayment.decimal) \(currency) is "
                        + "above its limit of \(limit.decimal) \(currency) and bounds nothing")
            }
            // Over several windows of the project even a larger limit can be used up.
            if limit > line.general,
                budget.limit.per.span.mostSeconds <= line.per.mostSeconds
            {
                warnings.append(
                    "\(name): \(agent.text)'s limit of \(limit.decimal) \(currency) is above "
                        + "all that general holds, \(line.general.decimal) \(currency)")
            }
            if budget.wallets.isEmpty, budget.creates == nil {
                warnings.append("\(name): \(agent.text) has no wallets, so it can't pay")
            }
            warnings += strangers(
                budget.bounds, to: budget.wallets, "\(name): \(agent.text)'s", "its wallets")
        }
        let wallets = project.agents.values.reduce(into: Set()) { $0.formUnion($1.wallets) }
        return warnings
            + strangers(project.bounds, to: wallets, "\(name):", "its agents' wallets")
    }

    /// A wallet that is bounded but never paid from: the name is likely another wallet's, misspelt.
    private static func strangers(
        _ bounds: Bounds, to wallets: Set<WalletName>, _ owner: String, _ list: String
    ) -> [String] {
        Set(bounds.perWallet.keys).subtracting(wallets).sorted().map {
            "\(owner) per_wallet names \($0.text), which is not among \(list), and bounds nothing"
        }
    }

    /// The same sum a level higher: what the projects may spend against the vault's limit.
    private static func warnings(_ policy: BudgetPolicy) -> [String] {
        guard let limit = policy.vault?.limit else { return [] }
        // At most 1,000 projects: below 2^84.
        let asked = policy.projects.values.reduce(UInt128(0)) { $0 + most($1.limit, in: limit.per) }
        guard asked > UInt128(limit.amount.nanos) else { return [] }
        let currency = policy.currency.code
        return [
            "vault: projects may spend \(decimal(asked)) \(currency) \(period(limit.per.span)), "
                + "its limit is \(limit.amount.decimal) \(currency)"
        ]
    }

    /// As many approvers as must agree: with the first key that is lost nothing is loosened any more.
    private static func lostKey(_ policy: BudgetPolicy) -> [String] {
        guard let control = policy.control, control.sparesNobody else { return [] }
        return [
            "control: all \(control.approvals) approvers must agree; if one key is lost, nothing is "
                + "ever loosened again"
        ]
    }

    /// `a week`, `in any 24h`.
    private static func period(_ span: WindowSpan) -> String {
        guard case .rolling = span, let length = span.word.split(separator: " ").last else {
            return "a \(span.word)"
        }
        return "in any \(length)"
    }

    private static func decimal(_ nanos: UInt128) -> String {
        DecimalText.print(nanos, decimals: Money.decimals)
    }
}
