/// A policy as the story tells it: plain numbers, which the world writes down for the gate and the auditor
/// reads by itself.
struct PolicyPlan: Hashable, Sendable {
    /// The ceiling over all projects.
    struct Ceiling: Hashable, Sendable {
        /// The zone of its windows.
        var zone: ZoneTale
        /// The limit; nil for none.
        var limit: LimitPlan?
        /// What else bounds every payment.
        var bounds = BoundsPlan()
    }

    /// The projects, each once.
    var projects: [ProjectPlan]
    /// The ceiling; nil for none.
    var ceiling: Ceiling?

    /// The project and agent of `agent`, if they stand together in the policy.
    func budgets(of agent: Int, under project: Int) -> (ProjectPlan, AgentPlan)? {
        guard let project = projects.first(where: { $0.project == project }),
            let agent = project.agents.first(where: { $0.agent == agent })
        else { return nil }
        return (project, agent)
    }
}
