/// Whose budget it is: an agent's, the project's above it, or the vault's above all.
public enum ScopeName: Hashable, Sendable {
    /// One agent.
    case agent(AgentName)
    /// A project and all agents under it.
    case project(ProjectName)
    /// All of the vault.
    case vault

    /// The form in replies and entries: `agent/worker-vm-1`.
    public var text: String {
        switch self {
        case .agent(let name): "agent/\(name.text)"
        case .project(let name): "project/\(name.text)"
        case .vault: "vault"
        }
    }

    /// Reads the form that ``text`` writes; nil for anything else.
    public init?(reading text: String) {
        if text == "vault" {
            self = .vault
            return
        }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let name = String(parts[1])
        switch parts[0] {
        case "agent":
            guard let agent = AgentName(name) else { return nil }
            self = .agent(agent)
        case "project":
            guard let project = ProjectName(name) else { return nil }
            self = .project(project)
        default: return nil
        }
    }
}
