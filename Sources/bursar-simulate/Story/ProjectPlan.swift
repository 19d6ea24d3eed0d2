/// A project and its agents, as the story tells it.
struct ProjectPlan: Hashable, Sendable {
    /// Which, an index of ``Cast/projects``.
    var project: Int
    /// The zone of its windows.
    var zone: ZoneTale
    /// Its limit, pools included.
    var limit: LimitPlan
    /// Carved out of the limit, nano-units.
    var reserveNanos: Int64
    /// Carved out of the limit, nano-units.
    var emergencyNanos: Int64
    /// Whether an approval opens the reserve.
    var opensReserve: Bool
    /// Whether a grant opens the emergency pool.
    var opensEmergency: Bool
    /// Whether agents see the project's own numbers.
    var shows: Bool
    /// Its agents, each once.
    var agents: [AgentPlan]
    /// What else bounds them together.
    var bounds = BoundsPlan()
}
