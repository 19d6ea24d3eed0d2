import Gate
import Terms

/// Budgets so wide that only what a test adds to them refuses anything.
extension Sample {
    static let other = account("0x3535353535353535353535353535353535353535")
    static let third = account("0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69")

    static func limit(
        _ amount: String, _ per: WindowSpan = .day, resetsAt: Int64 = 0, carry: String? = nil
    ) -> Limit {
        Limit(
            amount: money(amount), per: must(Recurrence(per, resetsAt: resetsAt), "\(per)"),
            carryOver: carry.map(money))
    }

    /// An agent's budget, 1,000 a month unless a test says otherwise.
    static func agent(
        _ limit: Limit = limit("1000", .month), _ bounds: Bounds = .none,
        duplicates: DuplicateRule = .allow, perDay: Int? = nil, maxFee: String = "100",
        wallets: Set<WalletName> = [main]
    ) -> AgentBudget {
        AgentBudget(
            limit: limit, perPayment: nil, maxFee: money(maxFee), wallets: wallets, payees: .any,
            requests: AgentBudget.RequestRate(perSecond: 50, burst: 200, perDay: perDay),
            bounds: bounds, duplicates: duplicates)
    }

    /// A project over `worker` and `helper`, 10,000 a month without pools unless a test says otherwise.
    static func team(
        _ limit: Limit = limit("10000", .month), _ bounds: Bounds = .none,
        worker: AgentBudget = agent(), helper: AgentBudget = agent(), zone: ZoneRules = .utc,
        reserve: String = "0", emergency: String = "0", shows: Bool = false,
        drawsReserve: Draw = .deny, drawsEmergency: Bool = true
    ) -> ProjectBudget {
        ProjectBudget(
            zone: zone, limit: limit, reserve: money(reserve), emergency: money(emergency),
            showProject: shows, agents: [Sample.worker: worker, Sample.helper: helper],
            bounds: bounds, drawsReserve: drawsReserve, drawsEmergency: drawsEmergency)
    }

    static func policy(_ project: ProjectBudget, _ vault: VaultBudget?) -> BudgetPolicy {
        BudgetPolicy(currency: cad, projects: [game: project], vault: vault)
    }

    /// Whose a bound is.
    enum Level: CaseIterable, Sendable {
        case agent, project, vault

        /// Its scope, as decisions name it.
        var scope: ScopeName {
            switch self {
            case .agent: .agent(worker)
            case .project: .project(game)
            case .vault: .vault
            }
        }
    }

    /// Wide budgets with `bounds` at one level.
    static func policy(_ bounds: Bounds, at level: Level) -> BudgetPolicy {
        policy(
            team(
                limit("10000", .month), level == .project ? bounds : .none,
                worker: agent(limit("1000", .month), level == .agent ? bounds : .none)),
            level == .vault ? VaultBudget(zone: .utc, bounds: bounds) : nil)
    }
}
