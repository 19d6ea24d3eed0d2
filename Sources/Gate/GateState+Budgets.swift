public import Terms

extension GateState {
    /// The budgets on an agent's path, its own first, then its project's; empty where policy has none.
    public func budgetLines(of agent: AgentName, at reading: ClockReading) -> [BudgetLine] {
        guard let (name, project, budget) = budgets(of: agent) else { return [] }
        let now = time(at: reading)
        return [
            line(.agent(agent), budget.limit.per.span, budget.limit.amount, project.zone, at: now),
            line(.project(name), project.limit.per.span, project.general, project.zone, at: now),
        ]
    }

    /// Every budget of the policy, projects by name, each followed by its agents.
    public func allBudgetLines(at reading: ClockReading) -> [BudgetLine] {
        let now = time(at: reading)
        return (policy?.projects ?? [:]).sorted { $0.key < $1.key }.flatMap { name, project in
            [line(.project(name), project.limit.per.span, project.general, project.zone, at: now)]
                + project.agents.sorted { $0.key < $1.key }.map { agent, budget in
                    line(
                        .agent(agent), budget.limit.per.span, budget.limit.amount, project.zone,
                        at: now)
                }
        }
    }

    /// Whether the agent's policy shows it the project's own numbers.
    public func showsProject(to agent: AgentName) -> Bool {
        budgets(of: agent)?.1.showProject ?? false
    }

    private func line(
        _ scope: ScopeName, _ span: WindowSpan, _ limit: Money, _ zone: ZoneRules, at now: Moment
    ) -> BudgetLine {
        let book = books[scope] ?? Book()
        let window = book.window(span, zone: zone, at: now)
        let committed = book.committed(in: window)
        return BudgetLine(
            scope: scope, per: span.word, limit: limit, committed: committed,
            remaining: limit.subtracting(committed), resetsAt: window.end)
    }
}
