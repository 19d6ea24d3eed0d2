import Chains
import Gate
import JSON
import Terms
import Testing

/// A gate of its own with clocks in hand: one agent of 25 CAD a day, ether at 1,000 CAD.
struct GateBench {
    static let agent = AgentName("worker")
    private static let generator =
        "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"

    private(set) var gate = Gate()
    private(set) var log: [[UInt8]] = []
    /// Both clocks as the next entry will see them; 2026-11-23T12:00:00Z, an hour after the boot.
    var wall: Int64 = 1_795_435_200
    var boot: Int64 = 3_600
    var bootID = "boot-1"
    private var nonce: UInt64 = 0

    init() throws {
        let admin = Actor(role: .admin, name: "", uid: 0)
        try record(
            .vaultInitialised(
                vault: "00", origin: "bursar.local/00", verifierKey: "", development: true,
                sealed: []), by: admin)
        let key = try #require(Hex.decode(GateBench.generator))
        let account = try Ethereum.account(publicKey: key, network: .testnet, kind: "eoa")
        let name = try #require(WalletName("ethereum/main"))
        try record(
            .walletCreated(
                WalletFacts(
                    name: name, network: .testnet, kind: "eoa", publicKey: key, account: account),
                sealed: []))
        try apply(GateBench.policy(per: .day))
        try record(
            .agentAdded(
                try #require(GateBench.agent), project: try #require(ProjectName("game")), uid: nil)
        )
        try setRate()
        try record(
            .daemonStarted(version: "0", binary: "00", hardening: [:], clock: reading))
    }

    var reading: ClockReading {
        ClockReading(
            wall: Moment(seconds: wall), bootID: bootID, bootNanoseconds: boot * Moment.second)
    }

    /// Lets time go by on both clocks.
    mutating func pass(_ seconds: Int64) {
        wall += seconds
        boot += seconds
    }

    mutating func record(
        _ event: Event, by actor: Actor = Actor(role: .admin, name: "", uid: 0)
    ) throws {
        log.append(try gate.record(event, by: actor, stamp, zones: GateBench.zones).bytes)
    }

    mutating func apply(_ policy: BudgetPolicy) throws { try record(.policyApplied(policy)) }

    mutating func setRate() throws {
        try record(
            .rateSet(
                asset: "ETH:testnet", price: 1_000 * 1_000_000_000_000_000_000,
                currency: try #require(Currency("CAD")), maxAge: 31_622_400, haircut: 0))
    }

    /// Asks for a payment of about `amount` CAD; answers the rule that refused it, nil if signed.
    mutating func pay(_ milliEther: String) throws -> String? {
        let agent = try #require(GateBench.agent)
        let name = try #require(WalletName("ethereum/main"))
        let wallet = try #require(gate.state.wallets[name])
        nonce += 1
        let intent: JSON = [
            "kind": "transfer", "to": "0x8ba1f109551bd432803012645ac136ddd64dba72",
            "amount": .string(milliEther), "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 11_155_111, "nonce": .integer(nonce), "gas_limit": "21000",
            "max_fee_per_gas": "1", "max_priority_fee_per_gas": "1",
        ]
        let proposal = try Ethereum.propose(
            ProposalRequest(
                wallet: wallet, intent: intent, network: network, now: reading.wall))
        let request = PaymentRequest(
            agent: agent, uid: 1_000, key: "0123456789abcdef",
            fingerprint: try #require(
                Digest32([UInt8](repeating: UInt8(truncatingIfNeeded: nonce), count: 32))),
            payment: PaymentID(moment: reading.wall, randomness: UInt128(nonce)), wallet: name,
            intent: intent, network: network, purpose: nil, understanding: .proposal(proposal))
        let decision = gate.decide(request, stamp)
        log.append(decision.recorded.bytes)
        switch decision.verdict {
        case .cleared: return nil
        case .waiting(let waiting): return waiting.reason.rule
        case .refused(let refusal): return refusal.rule
        }
    }

    /// The state that folding the log again comes to.
    func replayed() throws -> GateState {
        var again = Gate()
        for bytes in log { try again.replay(try Entry(reading: bytes), zones: GateBench.zones) }
        return again.state
    }

    /// 25 CAD for the one agent in each `span`, and plenty for its project.
    static func policy(per span: WindowSpan, payees: AgentBudget.Payees = .any) throws
        -> BudgetPolicy
    {
        let agent = AgentBudget(
            limit: Limit(amount: try Money(decimal: "25"), per: span), perPayment: nil,
            maxFee: AgentBudget.standardFee, wallets: [try #require(WalletName("ethereum/main"))],
            payees: payees, requests: .standard)
        let project = ProjectBudget(
            zone: .utc, limit: Limit(amount: try Money(decimal: "1000"), per: .month),
            reserve: .zero, emergency: .zero, showProject: false,
            agents: [try #require(self.agent): agent])
        return BudgetPolicy(
            currency: try #require(Currency("CAD")),
            projects: [try #require(ProjectName("game")): project])
    }

    private var stamp: Stamp {
        Stamp(
            seq: UInt64(log.count), clock: reading, blind: [UInt8](repeating: 7, count: 16))
    }

    private static func zones(_ name: String) -> ZoneRules? { name == "UTC" ? .utc : nil }
}
