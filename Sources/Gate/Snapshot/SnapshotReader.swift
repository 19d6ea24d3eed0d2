internal import Chains
import Digests
internal import JSON
public import Terms

/// Makes a state of its snapshot's lines, as they come.
///
/// Whatever is not what ``GateState/snapshotLines(_:)`` gives of the state that comes out is refused, so each
/// state has one form and no other bytes pass for it. Who may say that these bytes are a vault's is not asked
/// here: the log names their hash.
public struct SnapshotReader: ~Copyable {
    var state = GateState()
    /// The policy, which is read when all lines are there.
    var document: JSON?
    /// Its hash, which decisions name.
    var policyHash = ""
    /// The policy that was in force at the restore, read likewise.
    var documentAtRestore: JSON?
    /// Rates by their entries, whether in force or not.
    var rates: [UInt64: Rate] = [:]
    /// Scopes in the order of their books.
    var scopes: [ScopeName] = []
    /// Payments whose groups have no line of their own, so far.
    var plain: [PaymentID: ClassKey] = [:]
    /// The last time that was posted to the vault's books.
    var lastPosted: Moment?
    private var hash = SHA256Stream()
    private var lines: UInt64 = 0
    private var isEnded = false

    /// Starts without a line.
    public init() {}

    /// Takes the next line, with its line feed.
    ///
    /// - Throws: ``SnapshotError`` for a line that no snapshot has in its place.
    public mutating func take(_ line: [UInt8]) throws(SnapshotError) {
        hash.update(line)
        lines += 1
        do throws(FieldError) {
            guard !isEnded, line.last == UInt8(ascii: "\n"),
                let json = try? JSONReader.read(line)
            else {
                throw FieldError(path: "", clause: "is no line of JSON, or stands after the end")
            }
            var reader = try ObjectReader(json)
            guard let kind = SnapshotKind(rawValue: try reader.string("kind")) else {
                throw reader.error("kind", "must be one that is known")
            }
            guard (kind == .head) == (lines == 1) else {
                throw reader.error("kind", "must be head in the first line, and in no other")
            }
            try read(kind, &reader)
            try reader.finish()
        } catch {
            let path = error.path.isEmpty ? "" : "\(error.path) "
            throw SnapshotError(line: Int(clamping: lines), clause: path + error.clause)
        }
    }

    /// Ends the snapshot: the state, in the time zones of today.
    ///
    /// - Throws: ``SnapshotError`` where a line is missing, and where the state's own snapshot is another.
    public consuming func finish(zones: (String) -> ZoneRules?) throws(SnapshotError) -> GateState {
        guard isEnded else { throw SnapshotError(line: 0, clause: "has no end") }
        do throws(FieldError) {
            if let documentAtRestore {
                state.policyAtRestore = try GateState.policy(documentAtRestore, zones)
            }
            if let document { try state.restore(document, policyHash, zones) }
        } catch {
            throw SnapshotError(
                line: 0, clause: "has a policy whose \(error.path) \(error.clause)")
        }
        for (id, key) in plain {
            guard let payment = state.open[id], state.groups[key] == nil else {
                throw SnapshotError(line: 0, clause: "has payments of one class in two groups")
            }
            state.groups[key] = SignatureGroup(plain: payment)
        }
        guard state.snapshotDigest().hash == hash.finish() else {
            throw SnapshotError(
                line: 0, clause: "is not in the one form that the state it tells of has")
        }
        return state
    }

    private mutating func read(
        _ kind: SnapshotKind, _ reader: inout ObjectReader
    ) throws(FieldError) {
        switch kind {
        case .head: try readHead(&reader)
        case .policy:
            document = try reader.value("document")
            policyHash = try reader.string("policy")
        case .before: documentAtRestore = try reader.value("document")
        case .key: try readKey(&reader)
        case .rate: try readRate(&reader)
        case .slot: try readSlot(&reader)
        case .pin: try readPin(&reader)
        case .keyring: try readKeyring(&reader)
        case .wallet: try readWallet(&reader)
        case .agent: try readAgent(&reader)
        case .observer: try readObserver(&reader)
        case .frozen: try readFrozen(&reader)
        case .grant: try readGrant(&reader)
        case .made: try readMade(&reader)
        case .making: try readMaking(&reader)
        case .secret: try readSecret(&reader)
        case .path: try readPath(&reader)
        case .use: try readUse(&reader)
        case .card: try readCard(&reader)
        case .redeemed: try readRedeemed(&reader)
        case .shown: try readShown(&reader)
        case .order: try readOrder(&reader)
        case .scope: try readScope(&reader)
        case .window: try readWindow(&reader)
        case .asset, .source, .payee: try readName(kind, &reader)
        case .charge: try readCharge(&reader)
        case .first: try readFirst(&reader)
        case .decided: try readDecided(&reader)
        case .recent: try readRecent(&reader)
        case .pending: try readPending(&reader)
        case .payment: try readPayment(&reader)
        case .group: try readGroup(&reader)
        case .ended: try readEnded(&reader)
        case .end:
            guard try reader.integer("lines") == lines - 1 else {
                throw reader.error("lines", "must be how many lines stand before")
            }
            isEnded = true
        }
    }
}

extension GateState {
    fileprivate static func policy(
        _ document: JSON, _ zones: (String) -> ZoneRules?
    ) throws(FieldError) -> BudgetPolicy {
        try BudgetPolicy(
            canonical: document, zones: zones, accounts: { try? Chains.accounts(reading: $0) })
    }

    /// Puts a policy in force as it was, with the books that it asks about.
    fileprivate mutating func restore(
        _ document: JSON, _ hash: String, _ zones: (String) -> ZoneRules?
    ) throws(FieldError) {
        let read = try GateState.policy(document, zones)
        let found = PolicyHash.of(document)
        // An earlier release may have written the same policy in other words: then its log must be folded.
        guard found.hex == hash else {
            throw FieldError(path: "policy", clause: "must be the hash of the document")
        }
        policy = read
        policyHash = found
        books.keep(read)
        findPaths()
    }
}
