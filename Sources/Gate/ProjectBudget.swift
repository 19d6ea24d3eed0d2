public import Terms

/// A project's budget and the agents that draw on it.
public struct ProjectBudget: Hashable, Sendable {
    /// The zone its windows, and its agents', are counted in.
    public let zone: ZoneRules
    /// The project's limit, pools included.
    public let limit: Limit
    /// Carved out of the limit; drawn as ``drawsReserve`` says.
    public let reserve: Money
    /// Carved out of the limit; drawn only under an admin's grant.
    public let emergency: Money
    /// Whether agents see the project's own remaining amount.
    public let showProject: Bool
    /// The agents by name.
    public let agents: [AgentName: AgentBudget]
    /// What else bounds all its agents together.
    public let bounds: Bounds
    /// Who opens the reserve when general is used up.
    public let drawsReserve: Draw
    /// Whether an admin's grant opens the emergency pool; else nothing does.
    public let drawsEmergency: Bool

    /// Gathers checked parts.
    public init(
        zone: ZoneRules, limit: Limit, reserve: Money, emergency: Money, showProject: Bool,
        agents: [AgentName: AgentBudget], bounds: Bounds = .none, drawsReserve: Draw = .deny,
        drawsEmergency: Bool = true
    ) {
        self.zone = zone
        self.limit = limit
        self.reserve = reserve
        self.emergency = emergency
        self.showProject = showProject
        self.agents = agents
        self.bounds = bounds
        self.drawsReserve = drawsReserve
        self.drawsEmergency = drawsEmergency
    }

    /// What agents may spend in a window without drawing on a pool: the limit less the pools.
    public var general: Money { limit.amount.subtracting(reserve).subtracting(emergency) }
}
