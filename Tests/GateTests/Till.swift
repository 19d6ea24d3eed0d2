import Chains
import Gate
import JSON
import Policy
import Terms

/// A gate with clocks that tests turn, and every entry it made.
struct Till {
    var gate = Gate()
    /// What the wall clock says.
    var wall = Sample.monday
    /// What the boot clock says, nanoseconds.
    var boot: Int64 = 1_000 * Moment.second
    var bootID = "boot-1"
    private(set) var entries: [[UInt8]] = []
    private var payments: UInt128 = 0

    /// A vault without policy, agents, wallets or rates.
    static func empty(development: Bool = false) throws -> Till {
        var till = Till()
        try till.record(
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: development, sealed: .null))
        return till
    }

    /// With its wallet and agents: made once, since a wallet's address is dear to derive.
    private static let furnished = Result { () throws -> Till in
        var till = try Till.empty()
        try till.record(.walletCreated(Sample.facts(), sealed: .null))
        for agent in [Sample.worker, Sample.helper] {
            try till.record(.agentAdded(agent, project: Sample.game, uid: 1_000))
        }
        return till
    }

    /// A vault where two agents pay from ethereum/main at 1 CAD an ether.
    static func open(_ policy: BudgetPolicy = Sample.policy()) throws -> Till {
        var till = try furnished.get()
        try till.record(.policyApplied(policy))
        try till.setRate("1")
        return till
    }

    var clock: ClockReading {
        ClockReading(wall: wall, bootID: bootID, bootNanoseconds: boot)
    }

    var state: GateState { gate.state }

    /// Lets honest time go by.
    mutating func pass(_ seconds: Int64) {
        wall = wall.adding(seconds: seconds)
        boot += seconds * Moment.second
    }

    /// Starts the machine again after `seconds` without power, `up` seconds before now.
    mutating func reboot(after seconds: Int64 = 0, up: Int64 = 10) {
        bootID = "boot-\(wall.nanoseconds)-\(entries.count)"
        boot = up * Moment.second
        wall = wall.adding(seconds: seconds + up)
    }

    private var stamp: Stamp {
        Stamp(
            seq: UInt64(entries.count), clock: clock,
            blind: [UInt8](repeating: UInt8(entries.count % 256), count: 16))
    }

    /// The admin who records what no test says otherwise of.
    static let admin = Actor(role: .admin, name: "", uid: 0)

    @discardableResult
    mutating func record(_ event: Event, by actor: Actor = Till.admin) throws -> Recorded {
        let recorded = try gate.record(event, by: actor, stamp, zones: ZoneDatabase.rules(for:))
        entries.append(recorded.bytes)
        return recorded
    }

    /// Takes a snapshot, whose bytes nobody wants.
    mutating func snapshot(gist: Digest32, by actor: Actor) throws {
        entries.append(try gate.snapshot(gist: gist, by: actor, stamp) { _ in }.bytes)
    }

    mutating func setRate(
        _ price: String, haircut: UInt64 = 0, maxAge: Int64 = 31_622_400, asset: String = "ETH",
        isForced: Bool = true
    ) throws {
        try record(
            .rateSet(
                asset: asset, price: Sample.wei(price), currency: Sample.cad, maxAge: maxAge,
                haircut: haircut, isForced: isForced))
    }

    mutating func start() throws {
        try record(.daemonStarted(version: "1", binary: "b", hardening: .null, clock: clock))
    }

    mutating func acknowledge() throws {
        try record(.clockAcknowledged(reason: "looked at it", clock: clock))
    }

    /// A request for what `understanding` says.
    mutating func request(
        _ understanding: PaymentRequest.Understanding, by agent: AgentName = Sample.worker,
        from wallet: WalletName = Sample.main, intent: JSON = .null, network: JSON = .null,
        purpose: Commitment? = nil
    ) -> PaymentRequest {
        payments += 1
        return PaymentRequest(
            agent: agent, uid: 1_000, key: "key-0000000000000001",
            fingerprint: PolicyHash.of(.integer(UInt64(payments))),
            payment: PaymentID(moment: wall, randomness: payments), wallet: wallet, intent: intent,
            network: network, purpose: purpose, understanding: understanding)
    }

    mutating func decide(_ request: PaymentRequest) -> Outcome {
        let outcome = Outcome(gate.decide(request, stamp))
        entries.append(outcome.recorded.bytes)
        return outcome
    }

    /// Asks for `ether` to be paid, with a worst fee of `fee`.
    @discardableResult
    mutating func pay(
        _ ether: String, fee: String = "0", by agent: AgentName = Sample.worker,
        to: Account = Sample.payee
    ) -> Outcome {
        let proposal = Sample.proposal(
            Sample.wei(ether), fee: Sample.wei(fee), to: to, nonce: UInt64(payments))
        return decide(request(.proposal(proposal), by: agent))
    }

    /// Asks for a transfer whose bytes are a real transaction's.
    @discardableResult
    mutating func transfer(
        _ ether: String, by agent: AgentName = Sample.worker, nonce: UInt64 = 0,
        gasPrice: String = "1000000000"
    ) throws -> Outcome {
        let intent: JSON = [
            "kind": "transfer", "to": .string(Sample.payee.text), "amount": .string(ether),
            "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 1, "nonce": .integer(nonce), "gas_limit": "21000",
            "max_fee_per_gas": .string(gasPrice), "max_priority_fee_per_gas": "0",
        ]
        let proposal = try Ethereum.propose(
            ProposalRequest(wallet: Sample.facts(), intent: intent, network: network, now: wall))
        return decide(
            request(.proposal(proposal), by: agent, intent: intent, network: network))
    }

    /// The state that folding `entries` gives, or the first thing that is wrong with them.
    static func replay(_ entries: [[UInt8]]) throws(EntryError) -> GateState {
        var gate = Gate()
        for bytes in entries {
            try gate.replay(try Entry(reading: bytes), zones: ZoneDatabase.rules(for:))
        }
        return gate.state
    }
}
