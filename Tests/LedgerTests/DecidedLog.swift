import Chains
import Gate
import JSON
import Ledger
import Terms
import Testing

/// A log that the gate itself decided: one agent that may spend 25 CAD a day at 1 CAD an ether.
///
/// Payments are real transactions, so that every one of them can be decided again.
struct DecidedLog {
    private(set) var lines: [[UInt8]] = []
    private var gate = Gate()
    private var wall = Moment(seconds: 1_795_428_000)
    private var boot: Int64 = 1_000 * Moment.second
    private var count: UInt128 = 0

    private static let admin = Actor(role: .admin, name: "", uid: 0)
    // Five hours west of UTC: not what an auditor without a zone database takes it for.
    private static let zone = ZoneRules(
        identifier: "America/Toronto", version: "2026a", firstOffset: -18_000, transitions: [])

    let worker: AgentName
    let wallet: WalletFacts
    private let payee = "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"

    /// A vault with its agent, wallet, policy and rate, and a daemon that was started.
    init(limit: String = "25", approval: String? = nil) throws {
        worker = try #require(AgentName("worker"))
        // The account of the private key 1, whose address everyone knows.
        let address = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"
        wallet = WalletFacts(
            name: try #require(WalletName("ethereum/main")), network: .mainnet, kind: "eoa",
            publicKey: try #require(
                Hex.decode("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")),
            account: try #require(
                try Ethereum.accounts(reading: address).first { $0.network == .mainnet }))
        try record(
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: false, sealed: .null))
        try record(.walletCreated(wallet, sealed: .null))
        let game = try #require(ProjectName("game"))
        try record(.agentAdded(worker, project: game, uid: 1_000))
        let policy = try policy(game, limit: limit, approval: approval)
        try record(.policyApplied(policy))
        try record(
            .rateSet(
                asset: "ETH", price: 1_000_000_000_000_000_000, currency: policy.currency,
                maxAge: 31_622_400, haircut: 0, isForced: true))
        try record(
            .daemonStarted(version: "1", binary: "b", hardening: .null, clock: clock))
    }

    /// Takes a snapshot, as the daemon does.
    mutating func snapshot() throws {
        var gist = LogGist()
        for line in lines { gist.take(try Entry(reading: line)) }
        let recorded = try gate.snapshot(
            gist: gist.digest(through: UInt64(lines.count)),
            by: Actor(role: .daemon, name: "", uid: 0), stamp()
        ) { _ in }
        lines.append(recorded.bytes)
    }

    private func policy(
        _ game: ProjectName, limit: String, approval: String?
    ) throws -> BudgetPolicy {
        let above = try approval.map { ApprovalRule(above: try Money(decimal: $0)) }
        let daily = Limit(amount: try Money(decimal: limit), per: .day)
        let weekly = Limit(amount: try Money(decimal: "9000000"), per: .week(starts: 0))
        let budget = AgentBudget(
            limit: daily, perPayment: nil, maxFee: try Money(decimal: "5"),
            wallets: [wallet.name], payees: .any, requests: .standard,
            bounds: Bounds(limits: [weekly], approval: above), duplicates: .allow)
        let project = ProjectBudget(
            zone: DecidedLog.zone, limit: weekly, reserve: .zero, emergency: .zero,
            showProject: false, agents: [worker: budget])
        return BudgetPolicy(currency: try #require(Currency("CAD")), projects: [game: project])
    }

    private var clock: ClockReading {
        ClockReading(wall: wall, bootID: "boot-1", bootNanoseconds: boot)
    }

    /// Lets honest time go by.
    mutating func pass(_ seconds: Int64) {
        wall = wall.adding(seconds: seconds)
        boot += seconds * Moment.second
    }

    private mutating func stamp() -> Stamp {
        pass(1)
        let blind = [UInt8](repeating: UInt8(lines.count % 256), count: 16)
        return Stamp(seq: UInt64(lines.count), clock: clock, blind: blind)
    }

    /// Records an event, by an admin.
    mutating func record(_ event: Event) throws {
        let recorded = try gate.record(event, by: DecidedLog.admin, stamp()) { name in
            name == DecidedLog.zone.identifier ? DecidedLog.zone : nil
        }
        lines.append(recorded.bytes)
    }

    /// What a payment of `ether` asks, under an id of its own.
    ///
    /// - Parameters:
    ///   - nonce: that of an earlier payment, which this one then replaces; nil for a new one.
    ///   - key: nil for one of its own.
    ///   - agent: who asks; nil for the worker.
    mutating func ask(
        _ ether: String, nonce: UInt64? = nil, key: String? = nil, agent: AgentName? = nil
    ) throws -> PaymentRequest {
        count += 1
        let intent: JSON = [
            "kind": "transfer", "to": .string(payee), "amount": .string(ether), "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 1, "nonce": .integer(nonce ?? UInt64(count)), "gas_limit": "21000",
            "max_fee_per_gas": "0", "max_priority_fee_per_gas": "0",
        ]
        let proposal = try Ethereum.propose(
            ProposalRequest(wallet: wallet, intent: intent, network: network, now: wall))
        return PaymentRequest(
            agent: agent ?? worker, uid: 1_000, key: key ?? "key-000000000000\(10_000 + count)",
            fingerprint: PolicyHash.of(.integer(UInt64(count))),
            payment: PaymentID(moment: wall, randomness: count), wallet: wallet.name,
            intent: intent, network: network, purpose: nil, understanding: .proposal(proposal))
    }

    mutating func decide(_ request: PaymentRequest) {
        lines.append(gate.decide(request, stamp()).recorded.bytes)
    }

    /// What an approval of the last decision, which waits for one, has to name.
    func digest() throws -> String {
        guard case .object(let entry) = try JSONReader.read(lines.last ?? []),
            case .object(let approval)? = entry["approval"],
            case .string(let digest)? = approval["digest"]
        else { throw EntryError(clause: "waits for no approval") }
        return digest
    }

    /// Asks for a payment and has it decided; its id.
    @discardableResult
    mutating func pay(_ ether: String) throws -> PaymentID {
        let request = try ask(ether)
        decide(request)
        return request.payment
    }

    /// Gives the wallet a successor, the account of the private key 2, and sweeps `ether` to it.
    mutating func sweep(_ ether: String, gasPrice: String = "1000000000") throws {
        let account = try #require(
            try Ethereum.accounts(reading: payee).first { $0.network == .mainnet })
        let next = WalletFacts(
            name: try #require(WalletName("ethereum/next")), network: .mainnet, kind: "eoa",
            publicKey: try #require(
                Hex.decode("02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5")),
            account: account)
        try record(.walletCreated(next, sealed: .null))
        try record(.walletRotated(wallet.name, to: next.name, retireAfter: 2_592_000))
        let intent: JSON = [
            "kind": "transfer", "to": .string(payee), "amount": .string(ether), "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 1, "nonce": 900, "gas_limit": "21000",
            "max_fee_per_gas": .string(gasPrice), "max_priority_fee_per_gas": "0",
        ]
        let proposal = try Ethereum.propose(
            ProposalRequest(wallet: wallet, intent: intent, network: network, now: wall))
        pass(1)
        try record(
            .walletSwept(
                proposal, network: network, maxFee: proposal.fee, key: "sweep-key-000000001",
                clock: clock))
    }

    /// Has a payment decided that replaces the first one; its id.
    @discardableResult
    mutating func payAgain(_ ether: String) throws -> PaymentID {
        let request = try ask(ether, nonce: 1)
        decide(request)
        return request.payment
    }
}

extension DecidedLog {
    /// An entry with other members, canonical as before.
    static func edited(_ line: [UInt8], _ change: (inout JSONObject) -> Void) throws -> [UInt8] {
        guard case .object(var object) = try JSONReader.read(line) else { return line }
        change(&object)
        return JSONWriter.write(.object(object))
    }

    /// A decision with another line in each of its windows.
    static func windows(
        of line: [UInt8], _ change: (inout JSONObject) -> Void
    ) throws -> [UInt8] {
        try edited(line) { entry in
            guard case .array(let list)? = entry["windows"] else { return }
            entry["windows"] = .array(
                list.map { window in
                    guard case .object(var object) = window else { return window }
                    change(&object)
                    return .object(object)
                })
        }
    }
}
