public import Terms

/// A project's budget and the agents that draw on it.
public struct ProjectBudget: Hashable, Sendable {
    /// The zone its windows, and its agents', are counted in.
    public let zone: ZoneRules
    /// The project's limit, pools included.
    public let limit: Limit
    /// Carved out of the limit; never drawn in this release.
    public let reserve: Money
    /// Carved out of the limit; never drawn in this release.
    public let emergency: Money
    /// Whether agents see the project's own remaining amount.
    public let showProject: Bool
    /// The agents by name.
    public let agents: [AgentName: AgentBudget]

    /// Gathers checked parts.
    public init(
        zone: ZoneRules, limit: Limit, reserve: Money, emergency: Money, showProject: Bool,
        agents: [AgentName: AgentBudget]
    ) {
        self.zone = zone
        self.limit = limit
        self.reserve = reserve
        self.emergency = emergency
        self.showProject = showProject
        self.agents = agents
    }

    /// What agents may spend in a window: the limit less the pools.
    public var general: Money { limit.amount.subtracting(reserve).subtracting(emergency) }
}
