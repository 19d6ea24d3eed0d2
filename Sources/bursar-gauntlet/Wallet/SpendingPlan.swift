/// What the owner allows: one project with a limit, and agents in it with theirs.
struct SpendingPlan: Sendable {
    /// How long a budget lasts before it begins anew.
    enum Period: String, Sendable {
        case day, week, month
    }

    /// A limit for each period.
    struct Allowance: Sendable {
        var limit: Money
        var period = Period.day
    }

    /// The project all of the agents are in.
    var project = "gauntlet"
    /// Not to bind unless an attack is about it.
    var projectLimit = Allowance(limit: Money(cents: 1_000_000_00), period: .month)
    /// Where midnight is told.
    var zone = Zone.calm()[0]
    /// Allowances by agent.
    var agents: [String: Allowance] = [:]

    /// A plan for one agent with a daily limit.
    init(limit: Money, agent: String = "solo") { agents[agent] = Allowance(limit: limit) }

    /// Its limits by the names the judge keeps.
    var limits: [String: Money] {
        var limits = ["project/\(project)": projectLimit.limit]
        for (agent, allowance) in agents { limits["agent/\(agent)"] = allowance.limit }
        return limits
    }

    /// The budgets an agent's payment counts against.
    func budgets(of agent: String) -> Set<String> { ["agent/\(agent)", "project/\(project)"] }
}
