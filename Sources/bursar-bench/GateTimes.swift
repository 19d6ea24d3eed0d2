internal import Chains
internal import Gate
internal import JSON
internal import Terms

/// What the gate's own step takes for a project of a hundred agents, as open payments and history grow.
enum GateTimes {
    private static let agents = 100
    private static let rounds = 1_000

    /// The mean of `rounds` payments at the end of 1,000, 10,000 and 100,000 open ones, nanoseconds.
    static func run() throws(BenchError) -> [(String, UInt64)] {
        var gate = try furnished()
        let sample = try SampleRequests.ether(nonce: 0)
        var figures: [(String, UInt64)] = []
        var nonce: UInt64 = 0
        for count in [1_000, 10_000, 100_000] {
            while nonce < UInt64(count - rounds) {
                try require(gate.applyUnwritten(request(nonce, sample), stamp(nonce)))
                nonce += 1
            }
            var requests: [PaymentRequest] = []
            for _ in 0..<rounds {
                requests.append(try request(nonce + UInt64(requests.count), sample))
            }
            let start = Clock.ownCPU()
            for request in requests {
                try require(gate.applyUnwritten(request, stamp(nonce)))
                nonce += 1
            }
            figures.append(
                ("\(count) open payments", (Clock.ownCPU() - start) / UInt64(rounds)))
        }
        return figures
    }

    /// The entries of so many signed payments, as the gate writes them.
    static func entries(_ count: Int) throws(BenchError) -> [[UInt8]] {
        var gate = try furnished()
        let sample = try SampleRequests.ether(nonce: 0)
        var entries: [[UInt8]] = []
        for nonce in 0..<UInt64(count) {
            let decision = gate.decide(try request(nonce, sample), stamp(nonce))
            entries.append(decision.recorded.bytes)
        }
        return entries
    }

    private static func require(_ isSigned: Bool) throws(BenchError) {
        guard isSigned else { throw .sample("a payment is not signed") }
    }

    private static func furnished() throws(BenchError) -> Gate {
        var gate = Gate()
        let actor = Actor(role: .admin, name: "", uid: 0)
        let wallet = try SampleRequests.ether(nonce: 0).wallet
        var events: [Event] = [
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: true, sealed: .null),
            .walletCreated(wallet, sealed: .null),
        ]
        guard let project = ProjectName("bench"), let cad = Currency("CAD"),
            let much = Money(nanos: 1_000_000_000_000_000)
        else { throw .sample("a name is none") }
        var budgets: [AgentName: AgentBudget] = [:]
        for agent in names {
            events.append(.agentAdded(agent, project: project, uid: 1))
            budgets[agent] = AgentBudget(
                limit: Limit(amount: much, per: .day), perPayment: nil, maxFee: much,
                wallets: [wallet.name], payees: .any, requests: .standard)
        }
        let budget = ProjectBudget(
            zone: .utc, limit: Limit(amount: much, per: .week(starts: 0)), reserve: .zero,
            emergency: .zero, showProject: false, agents: budgets)
        events.append(.policyApplied(BudgetPolicy(currency: cad, projects: [project: budget])))
        events.append(
            .rateSet(
                asset: "ETH", price: 1_000_000_000_000_000_000, currency: cad,
                maxAge: 31_622_400, haircut: 0))
        for (seq, event) in events.enumerated() {
            do {
                _ = try gate.record(event, by: actor, stamp(UInt64(seq)), zones: { _ in .utc })
            } catch { throw .sample("\(event.kind) is not recorded: \(error.detail)") }
        }
        return gate
    }

    private static var names: [AgentName] {
        (0..<agents).compactMap { AgentName("agent-\($0)") }
    }

    private static func request(
        _ nonce: UInt64, _ sample: ProposalRequest
    ) throws(BenchError) -> PaymentRequest {
        let order = SampleRequests.ether(sample, nonce: nonce)
        guard let agent = AgentName("agent-\(nonce % UInt64(agents))") else {
            throw .sample("a name is none")
        }
        let proposal: Proposal
        // By the registry, so that the chain's own types stay its affair.
        guard let chain = Chains.named(order.wallet.name.chain) else {
            throw .sample("a chain is none")
        }
        do { proposal = try chain.propose(order) } catch {
            throw .sample("a payment is not built: \(error)")
        }
        let moment = Moment(seconds: 1_800_000_000)
        let number = (0..<8).map { UInt8(truncatingIfNeeded: nonce >> ($0 * 8)) }
        guard let fingerprint = Digest32([UInt8](repeating: 0, count: 24) + number) else {
            throw .sample("a digest is none")
        }
        return PaymentRequest(
            agent: agent, uid: 1, key: "key-0000000000000001", fingerprint: fingerprint,
            payment: PaymentID(moment: moment, randomness: UInt128(nonce)),
            wallet: order.wallet.name, intent: order.intent, network: order.network, purpose: nil,
            understanding: .proposal(proposal))
    }

    private static func stamp(_ seq: UInt64) -> Stamp {
        Stamp(
            seq: seq,
            clock: ClockReading(
                wall: Moment(seconds: 1_800_000_000), bootID: "b", bootNanoseconds: 0),
            blind: [UInt8](repeating: 0, count: 16))
    }
}
