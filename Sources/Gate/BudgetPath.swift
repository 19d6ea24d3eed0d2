import Terms

/// The budgets above one payment, from its agent up to the vault.
struct BudgetPath {
    let agentName: AgentName
    let agent: AgentBudget
    let projectName: ProjectName
    let project: ProjectBudget
    let vault: VaultBudget?
    let currency: Currency

    /// The agent's scope.
    var own: ScopeName { .agent(agentName) }
    /// The project's scope.
    var shared: ScopeName { .project(projectName) }
    /// All scopes that are charged, whether a limit stands there or not.
    var scopes: [ScopeName] { [own, shared, .vault] }

    /// What each scope adds to its limit, with whose it is.
    var bounds: [(scope: ScopeName, bounds: Bounds)] {
        [(own, agent.bounds), (shared, project.bounds)]
            + (vault.map { [(.vault, $0.bounds)] } ?? [])
    }

    /// Who it is in a sentence.
    func words(_ scope: ScopeName) -> String {
        switch scope {
        case .agent(let name): name.text
        case .project(let name): "project \(name.text)"
        case .vault: "the vault"
        }
    }

    /// What may be said to be left in a scope: above the agent no more than its own, unless policy shows it.
    func visible(_ left: Money, of scope: ScopeName, own: Money) -> Money {
        if case .agent = scope { return left }
        if case .project = scope, project.showProject { return left }
        return min(left, own)
    }
}
