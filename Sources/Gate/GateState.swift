public import Chains
public import Terms

/// Everything the gate decides from: a value that folding the log's entries rebuilds exactly.
public struct GateState: Hashable, Sendable {
    /// The policy in force.
    public internal(set) var policy: BudgetPolicy?
    /// SHA-256 of its canonical form, which every decision names.
    public internal(set) var policyHash: Digest32?
    /// Agents ever added; names are never reused.
    public internal(set) var agents: [AgentName: AgentRecord] = [:]
    /// Wallets ever created.
    public internal(set) var wallets: [WalletName: WalletFacts] = [:]
    /// The rate in force for each asset id.
    public internal(set) var rates: [String: Rate] = [:]
    /// Whether the vault was made for development, for ever.
    public internal(set) var development = false
    /// The seq the next entry has.
    public internal(set) var nextSeq: UInt64 = 0
    var books: [ScopeName: Book] = [:]
    var clock = Timekeeper()

    /// The state before the first entry.
    public init() {}

    /// Whether a clock jump waits for an admin's acknowledgement.
    public var clockJumped: Bool { clock.jumped }
    /// The time of the last entry.
    public var lastTime: Moment? { clock.last }

    /// Ledger time at `reading`: max(wall clock, last + 1 ns).
    public func time(at reading: ClockReading) -> Moment { clock.time(at: reading) }

    /// The project's and the agent's budgets, where policy and registration agree on the project.
    func budgets(of name: AgentName) -> (project: ProjectName, ProjectBudget, AgentBudget)? {
        guard let record = agents[name], let project = policy?.projects[record.project],
            let agent = project.agents[name]
        else { return nil }
        return (record.project, project, agent)
    }

    /// The agent's wallets, limits and rate of requests, where it stands in the policy.
    public func budget(of agent: AgentName) -> AgentBudget? { budgets(of: agent)?.2 }
}
