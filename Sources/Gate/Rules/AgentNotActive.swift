import Terms

/// A frozen or removed agent gets nothing signed, whatever path its request came by.
///
/// The doors answer it 503 or 401 before the gate is asked; this stands behind them.
enum AgentNotActive: Rule {
    static let id = "agent.not-active"

    static func check(_ agent: AgentName, in state: GateState) -> Refusal? {
        switch state.agents[agent]?.standing {
        case .active, nil: nil
        case .frozen:
            refuse(
                "\(agent.text) is frozen",
                hint: "an admin thaws it with: bursar agent thaw \(agent.text)")
        case .removed:
            refuse(
                "\(agent.text) has been removed",
                hint: "an admin adds an agent of another name with: bursar agent add")
        }
    }
}
