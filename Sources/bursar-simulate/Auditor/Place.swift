/// Whose budget.
enum Place: Hashable {
    case agent(Int), project(Int), vault

    /// Its name in replies.
    var text: String {
        switch self {
        case .agent(let index): "agent/" + Cast.agents[index]
        case .project(let index): "project/" + Cast.projects[index]
        case .vault: "vault"
        }
    }
}
