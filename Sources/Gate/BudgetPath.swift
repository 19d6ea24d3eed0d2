import Terms

/// The budgets above one agent, up to the vault: made once a policy, shared by all its decisions.
final class BudgetPath: Hashable, Sendable {
    let agentName: AgentName
    /// Whether the agent is neither frozen nor removed.
    let isActive: Bool
    let agent: AgentBudget
    let projectName: ProjectName
    let project: ProjectBudget
    let vault: VaultBudget?
    let currency: Currency
    /// Where the books of its scopes lie.
    let places: ScopePlaces
    /// The first limits of agent and project, which every decision is held to.
    let firstLines: [LimitLine]
    /// The vault's first limit, where it has one.
    let vaultLine: LimitLine?
    /// What each scope adds to its limit, with whose it is; only scopes that add anything.
    let bounds: [(scope: ScopeName, bounds: Bounds, zone: ZoneRules)]

    init(
        _ record: AgentRecord, _ agent: AgentBudget, _ project: ProjectBudget,
        _ policy: BudgetPolicy, _ places: ScopePlaces
    ) {
        let (agentName, projectName) = (record.name, record.project)
        self.agentName = agentName
        isActive = record.standing == .active
        self.agent = agent
        self.projectName = projectName
        self.project = project
        vault = policy.vault
        currency = policy.currency
        self.places = places
        firstLines = [
            LimitLine(
                first: agent.limit, of: .agent(agentName), zone: project.zone, place: places.own),
            LimitLine(
                first: project.limit, of: .project(projectName), zone: project.zone,
                place: places.shared),
        ]
        vaultLine = policy.vault.flatMap { vault in
            vault.limit.map {
                LimitLine(first: $0, of: .vault, zone: vault.zone, place: Books.vault)
            }
        }
        let all: [(scope: ScopeName, bounds: Bounds, zone: ZoneRules)] = [
            (.agent(agentName), agent.bounds, project.zone),
            (.project(projectName), project.bounds, project.zone),
            (.vault, policy.vault?.bounds ?? .none, policy.vault?.zone ?? project.zone),
        ]
        bounds = all.filter { $0.bounds != .none }
    }

    /// The agent's scope.
    var own: ScopeName { .agent(agentName) }
    /// The project's scope.
    var shared: ScopeName { .project(projectName) }

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

    static func == (left: BudgetPath, right: BudgetPath) -> Bool {
        left === right
            || left.agentName == right.agentName && left.isActive == right.isActive
                && left.projectName == right.projectName
                && left.agent == right.agent && left.project == right.project
                && left.vault == right.vault && left.currency == right.currency
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(agentName)
        hasher.combine(agent)
    }
}
