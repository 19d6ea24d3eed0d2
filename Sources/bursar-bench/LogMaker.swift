internal import Chains
internal import Gate
internal import Glibc
internal import JSON
internal import Ledger
internal import Terms

/// Writes an export of a log that the gate itself decided: `bursar-bench log DIR [ENTRIES [lived]]`.
///
/// For measuring what auditing costs. Of three entries two are payments of 100 agents and the third settles
/// one, so a third of all payments stays open; a second goes by with each. A log that was lived has an end for every
/// payment, a hundred payments later, twenty seconds between entries and a snapshot every 50,000, or one in the middle
/// of a shorter log; what the last of them names lies in `blobs`. The log's key is made from a seed that everyone knows.
struct LogMaker {
    private static let agents: UInt64 = 100
    private static let pageLength: UInt64 = 10_000
    private static let start: Int64 = 1_795_428_000

    private let directory: String
    private var gate = Gate()
    private var tree = MerkleTree()
    private var page: [UInt8] = []
    private var nonce: UInt64 = 0
    private var unsettled: PaymentID?
    /// Whether payments come to an end; then those that have not, oldest first.
    private let isLived: Bool
    private var unended: [PaymentID] = []
    private var gist = LogGist()
    private let snapshotEvery: UInt64
    /// A rate holds for a year; so many entries, twenty seconds apart, are less.
    private static let rateEvery: UInt64 = 1_000_000
    private var blobs: SnapshotBlobs
    private let sample: ProposalRequest

    static func run(_ arguments: [String]) throws(BenchError) {
        guard let directory = arguments.first, arguments.count <= 3,
            arguments.count < 3 || arguments[2] == "lived"
        else {
            throw .usage("log takes a directory, a number of entries and the word lived")
        }
        let count = arguments.count >= 2 ? UInt64(arguments[1]) ?? 0 : 1_000_000
        guard (1_000...100_000_000).contains(count) else {
            throw .usage("a log has from 1000 to 100000000 entries")
        }
        var maker = try LogMaker(
            directory, isLived: arguments.count == 3, snapshotEvery: min(50_000, count / 2))
        try maker.furnish()
        while maker.tree.size < count {
            if maker.isLived { try maker.live() } else { try maker.step() }
        }
        try maker.finish()
        write("\(count) entries in \(directory)\n", to: 1)
    }

    private init(
        _ directory: String, isLived: Bool, snapshotEvery: UInt64
    ) throws(BenchError) {
        self.directory = directory
        self.snapshotEvery = snapshotEvery
        self.isLived = isLived
        sample = try SampleRequests.ether(nonce: 0)
        blobs = SnapshotBlobs(directory + "/blobs")
        for path in [directory, directory + "/entries"] where unsafe mkdir(path, 0o700) != 0 {
            throw .system(call: "mkdir", path: path, code: errno)
        }
    }

    private mutating func furnish() throws(BenchError) {
        guard let project = ProjectName("bench"), let cad = Currency("CAD"),
            let much = Money(nanos: 1_000_000_000_000_000_000)
        else { throw .sample("a name is none") }
        try record(
            .vaultInitialised(
                vault: "v", origin: BenchKey.name, verifierKey: try BenchKey.verifier().text,
                development: true, sealed: []))
        try record(.walletCreated(sample.wallet, sealed: []))
        var budgets: [AgentName: AgentBudget] = [:]
        for agent in (0..<LogMaker.agents).compactMap({ AgentName("agent-\($0)") }) {
            try record(.agentAdded(agent, project: project, uid: 1))
            budgets[agent] = AgentBudget(
                limit: Limit(amount: much, per: .day), perPayment: nil, maxFee: much,
                wallets: [sample.wallet.name], payees: .any, requests: .standard)
        }
        let budget = ProjectBudget(
            zone: .utc, limit: Limit(amount: much, per: .week(starts: 0)), reserve: .zero,
            emergency: .zero, showProject: false, agents: budgets)
        try record(.policyApplied(BudgetPolicy(currency: cad, projects: [project: budget])))
        try rate()
        try record(
            .daemonStarted(
                version: "bench", binary: "unknown", hardening: .null, clock: stamp.clock))
    }

    private mutating func rate() throws(BenchError) {
        guard let cad = Currency("CAD") else { throw .sample("a name is none") }
        try record(
            .rateSet(
                asset: "ETH", price: 1_000_000_000_000_000_000, currency: cad,
                maxAge: 31_622_400, haircut: 0, isForced: true))
    }

    /// The next entry.
    private mutating func step() throws(BenchError) {
        if tree.size % 3 == 0, let payment = unsettled {
            unsettled = nil
            let cost: JSON = [["asset": "ETH", "amount": "1.50001"]]
            return try record(
                .paymentSettled(payment, cost: cost, reference: "block", attested: nil))
        }
        unsettled = try pay()
    }

    /// The next entry of a log whose payments come to an end.
    private mutating func live() throws(BenchError) {
        if tree.size % snapshotEvery == 0 { return try snapshot() }
        if tree.size % LogMaker.rateEvery == 1 { return try rate() }
        guard tree.size % 2 == 0, unended.count > 100 else { return unended.append(try pay()) }
        let payment = unended.removeFirst()
        guard tree.size % 40 != 0 else {
            return try record(.paymentWrittenOff(payment, reason: "never seen on the chain"))
        }
        try record(
            .paymentSettled(
                payment, cost: [["asset": "ETH", "amount": "1.50001"]], reference: "block",
                attested: nil))
    }

    private mutating func snapshot() throws(BenchError) {
        var state: [UInt8] = []
        let recorded: Recorded
        do {
            recorded = try gate.snapshot(
                gist: gist.digest(through: tree.size),
                by: Actor(role: .daemon, name: "", uid: 0), stamp
            ) { state += $0 }
        } catch { throw .sample("a snapshot is not taken: \(error.detail)") }
        try blobs.keep(state: state, gist.blobs(through: tree.size))
        try append(recorded.bytes)
    }

    private mutating func pay() throws(BenchError) -> PaymentID {
        let request = try request()
        let decision = gate.decide(request, stamp)
        guard case .cleared = decision.verdict else { throw .sample("a payment is not signed") }
        try append(decision.recorded.bytes)
        nonce += 1
        return request.payment
    }

    private func request() throws(BenchError) -> PaymentRequest {
        let order = SampleRequests.ether(sample, nonce: nonce)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: nonce >> ($0 * 8)) }
        guard let agent = AgentName("agent-\(nonce % LogMaker.agents)"),
            let chain = Chains.named(order.wallet.name.chain),
            let fingerprint = Digest32([UInt8](repeating: 7, count: 24) + bytes)
        else { throw .sample("a name is none") }
        let proposal: Proposal
        do { proposal = try chain.propose(order) } catch {
            throw .sample("a payment is not built: \(error)")
        }
        return PaymentRequest(
            agent: agent, uid: 1, key: "key-00000000\(nonce + 10_000_000)",
            fingerprint: fingerprint,
            payment: PaymentID(moment: stamp.clock.wall, randomness: UInt128(nonce)),
            wallet: order.wallet.name, intent: order.intent, network: order.network, purpose: nil,
            understanding: .proposal(proposal))
    }

    private mutating func record(_ event: Event) throws(BenchError) {
        let recorded: Recorded
        do {
            recorded = try gate.record(
                event, by: Actor(role: .admin, name: "", uid: 0), stamp, zones: { _ in .utc })
        } catch { throw .sample("\(event.kind) is not recorded: \(error.detail)") }
        try append(recorded.bytes)
    }

    private var stamp: Stamp {
        let seconds = Int64(tree.size) * (isLived ? 20 : 1)
        return Stamp(
            seq: tree.size,
            clock: ClockReading(
                wall: Moment(seconds: LogMaker.start + seconds), bootID: "bench",
                bootNanoseconds: (1_000 + seconds) * Moment.second),
            blind: (0..<16).map { UInt8(truncatingIfNeeded: UInt64(seconds) &* 0x9E37_79B9 >> $0) })
    }

    private mutating func append(_ entry: [UInt8]) throws(BenchError) {
        tree.append(leaf: MerkleHash.leaf(entry))
        if isLived, let read = try? Entry(reading: entry) { gist.take(read) }
        page += entry
        page.append(UInt8(ascii: "\n"))
        if tree.size % LogMaker.pageLength == 0 { try turn() }
    }

    private mutating func turn() throws(BenchError) {
        guard !page.isEmpty else { return }
        let digits = String((tree.size - 1) / LogMaker.pageLength * LogMaker.pageLength)
        let name = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        try put(page, "entries/\(name).ndjson")
        page.removeAll(keepingCapacity: true)
    }

    private mutating func finish() throws(BenchError) {
        try turn()
        let checkpoint = Checkpoint(origin: BenchKey.name, size: tree.size, root: tree.root)
        try put(Array(try BenchKey.note(checkpoint).utf8), "checkpoint")
        try put(Array((try BenchKey.verifier().text + "\n").utf8), "verifier-key")
    }

    private func put(_ bytes: [UInt8], _ name: String) throws(BenchError) {
        try BenchFile.write(bytes, to: "\(directory)/\(name)")
    }
}
