import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// A till whose agents may make wallets of their own.
struct WalletStory {
    static let ton = ChainName("ton")
    static let grant = WalletGrant(chains: [ton], perWindow: 2)
    static let own = Sample.wallet("ton/worker")

    var till: Till
    private var keys: UInt8 = 0

    init(_ policy: BudgetPolicy = policy()) throws { till = try Till.open(policy) }

    /// A budget with leave to make wallets.
    static func budget(
        _ grant: WalletGrant? = grant, per: Recurrence = Recurrence(.day),
        names: Set<WalletName> = [Sample.main]
    ) -> AgentBudget {
        AgentBudget(
            limit: Limit(amount: Sample.money("25"), per: per), perPayment: nil,
            maxFee: Sample.money("5"), wallets: names, payees: .any, requests: .standard,
            creates: grant)
    }

    static func policy(
        _ worker: AgentBudget = budget(), helper: AgentBudget = Sample.budget(),
        zone: ZoneRules = .utc, others: [AgentName: AgentBudget] = [:]
    ) -> BudgetPolicy {
        var agents = [Sample.worker: worker, Sample.helper: helper]
        agents.merge(others) { _, new in new }
        return Sample.policy(Sample.project(zone: zone, agents: agents))
    }

    static func actor(_ agent: AgentName) -> Actor {
        Actor(role: .agent, name: agent.text, uid: 1_000)
    }

    /// What is public of a wallet with a key of its own.
    mutating func facts(
        _ name: WalletName, _ network: Network = .mainnet, kind: String = "v5r1"
    ) throws -> WalletFacts {
        keys += 1
        let key = [UInt8](repeating: keys, count: 32)
        return WalletFacts(
            name: name, network: network, kind: kind, publicKey: key,
            account: try TON.account(publicKey: key, network: network, kind: kind))
    }

    /// The refusal of a wallet, or nothing.
    func refusal(_ name: WalletName, by agent: AgentName = Sample.worker) -> Refusal? {
        if case .failure(let refusal) = till.state.making(name, by: agent, clock: till.clock) {
            return refusal
        }
        return nil
    }

    /// The rule that refuses it.
    func rule(_ name: String, by agent: AgentName = Sample.worker) -> String? {
        refusal(Sample.wallet(name), by: agent)?.rule
    }

    /// Makes it where the rules let it, with its entry; the rule where they don't.
    @discardableResult
    mutating func make(
        _ name: String = "ton/worker", by agent: AgentName = Sample.worker
    ) throws -> String? {
        let wallet = Sample.wallet(name)
        switch till.state.making(wallet, by: agent, clock: till.clock) {
        case .failure(let refusal): return refusal.rule
        case .success(let making):
            try till.record(
                .walletMade(
                    making, try facts(wallet, making.network), clock: till.clock, sealed: .null),
                by: Self.actor(agent))
            return nil
        }
    }

    /// An admin's wallet.
    mutating func add(_ name: String) throws {
        try till.record(.walletCreated(try facts(Sample.wallet(name)), sealed: .null))
    }

    /// Holds the state against what its log and its snapshot give.
    func replays() throws -> Bool {
        try till.replays()
        try Snapshot.round(till.state)
        return try Till.replay(till.entries) == till.state
    }
}
