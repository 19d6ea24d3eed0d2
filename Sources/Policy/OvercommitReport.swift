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
        self.warnings = warnings
    }

    private static func line(_ name: ProjectName, _ project: ProjectBudget) -> Line {
        var asked: UInt128 = 0
        for agent in project.agents.values {
            // At most 10,000 agents of 2^62 nano-units and 744 windows: below 2^86.
            let windows = most(agent.limit.per.span, in: project.limit.per.span)
            asked += UInt128(agent.limit.amount.nanos) * windows
        }
        return Line(
            project: name, asked: asked, general: project.general, per: project.limit.per.span,
            agents: project.agents.count)
    }

    /// How many windows of an agent one window of its project can touch, at most.
    ///
    /// Of ordinary calendars: days of 24 hours, months of 31 days. A month can touch six weeks; two
    /// weeks that start on different days touch two of each other.
    static func most(_ agent: WindowSpan, in project: WindowSpan) -> UInt128 {
        switch (agent, project) {
        case (.hour, .day): 24
        case (.hour, .week): 168
        case (.hour, .month): 744
        case (.day, .week): 7
        case (.day, .month): 31
        case (.week, .month): 6
        case (.week(let one), .week(let other)) where one != other: 2
        // A month begins within a week: one week of a project can draw on two months of an agent.
        case (.month, .week): 2
        // An hour and a day lie inside one of what is longer.
        default: 1
        }
    }

    private static func isLonger(_ one: WindowSpan, than other: WindowSpan) -> Bool {
        func rank(_ span: WindowSpan) -> Int {
            switch span {
            case .hour: 0
            case .day: 1
            case .week: 2
            case .month, .rolling: 3
            }
        }
        return rank(one) > rank(other)
    }

    private static func warnings(
        _ line: Line, _ project: ProjectBudget, currency: String
    ) -> [String] {
        let name = line.project.text
        var warnings: [String] = []
        if line.isOvercommitted {
            let asked = DecimalText.print(line.asked, decimals: Money.decimals)
            warnings.append(
                "\(name): agents may ask for \(asked) \(currency) a \(line.per.word), "
                    + "general is \(line.general.decimal) \(currency)")
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
            if limit > line.general, !isLonger(budget.limit.per.span, than: line.per) {
                warnings.append(
                    "\(name): \(agent.text)'s limit of \(limit.decimal) \(currency) is above "
                        + "all that general holds, \(line.general.decimal) \(currency)")
            }
            if budget.wallets.isEmpty {
                warnings.append("\(name): \(agent.text) has no wallets, so it can't pay")
            }
        }
        return warnings
    }
}
