/// Whose budget it is: an agent's or the project's above it.
public enum ScopeName: Hashable, Sendable {
    /// One agent.
    case agent(AgentName)
    /// A project and all agents under it.
    case project(ProjectName)

    /// The form in replies and entries: `agent/worker-vm-1`.
    public var text: String {
        switch self {
        case .agent(let name): "agent/\(name.text)"
        case .project(let name): "project/\(name.text)"
        }
    }
}
