import Terms

/// An agent pays only if it has been added and stands in the policy, under the project it was added to.
enum AgentNotInPolicy: Rule {
    static let id = "agent.not-in-policy"

    static func check(_ agent: AgentName, in state: GateState) -> Refusal? {
        guard state.path(of: agent) == nil else { return nil }
        guard let record = state.agents[agent] else {
            return refuse(
                "\(agent.text) has not been added", hint: "an admin adds it with: bursar agent add")
        }
        return refuse(
            "the policy in force has no agent \(agent.text) under project \(record.project.text)",
            hint: "an admin adds it to the policy and applies it with: bursar policy apply FILE")
    }
}
