/// What the auditor holds to be true of a vault: lists of what happened, and nothing worked out in advance.
///
/// Every sum is added up anew from the lists, so there is no balance that could drift.
struct Model {
    /// Whether an agent may ask at all.
    enum Standing { case active, frozen, removed }

    /// An admin's leave to draw on an emergency pool.
    struct Grant {
        var nanos: Int64
        let until: Int64
    }

    /// A payment that waits for an admin.
    struct Waiter {
        let agent: Int
        let until: Int64
        var isApproved = false
    }

    /// How a payment ended without a signature, for ever.
    enum Ending: String {
        case refused, denied, expired
    }

    var policy: PolicyPlan?
    var standing = [Standing](repeating: .active, count: Cast.agents.count)
    var frozenProjects: Set<Int> = []
    var frozenWallets: Set<Int> = []
    var isFrozen = false
    /// By asset, and the dollar.
    var prices: [Int: PriceTag] = [:]
    /// By project.
    var grants: [Int: Grant] = [:]
    var waiting: [String: Waiter] = [:]
    var ended: [String: Ending] = [:]
    var signatures: [Signature] = []
    var rivals: [RivalSet] = []
    /// The sets that a further signature would join.
    var joinable: [RivalSet.Key: Int] = [:]
    var overruns: [Overrun] = []
    var windows: [BudgetRow.Key: OpenWindow] = [:]
    /// When each place first paid an account.
    var firstPaid: [Place: [Counted.Payee: Int64]] = [:]
    /// When decisions were made, by agent.
    var decisions = [[Int64]](repeating: [], count: Cast.agents.count)
    var clock = AuditedClock()
    var almanac = Almanac()

    /// The project's and the agent's plans, where the agent may ask by the policy in force.
    func budgets(of agent: Int) -> (ProjectPlan, AgentPlan)? {
        policy?.budgets(of: agent, under: Cast.projectOf[agent])
    }

    /// A payment's signature, an index.
    func signature(_ payment: String) -> Int? {
        signatures.lastIndex { $0.payment == payment }
    }

    /// The places that a payment of `agent` is charged to.
    static func places(of agent: Int) -> [Place] {
        [.agent(agent), .project(Cast.projectOf[agent]), .vault]
    }
}
