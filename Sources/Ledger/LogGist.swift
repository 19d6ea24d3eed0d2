internal import Digests
public import Gate
internal import JSON
public import Terms

/// What a vault must know of its log beside the gate's state: gathered as entries are replayed and written, so
/// that nobody has to read them all again to open it.
public struct LogGist: Sendable {
    private struct Place: Hashable {
        let table: RowTable
        let id: [UInt8]
    }

    /// The last pin of each row, so that a log in which rows are written again and again takes no more memory
    /// than their number.
    private var latest: [Place: Pin] = [:]
    /// The blobs that decisions name.
    private(set) var named: Set<Digest32> = []
    /// Entries that can't be read, at all or in what they pin.
    public private(set) var unread: [UInt64] = []
    /// How the last daemon in the log ended.
    public private(set) var ending = DaemonEnd.none
    /// The entry that names the last snapshot; nil where there is none.
    public private(set) var snapshotted: UInt64?
    /// The blobs of that snapshot.
    private(set) var snapshot: [Digest32] = []
    /// The chunks of keys that it names, in the order of the log.
    private(set) var chunks: [Digest32] = []
    /// The keys that came after those, as hashes, in the order of the log.
    private(set) var loose: [UInt64] = []
    private var keys = KeySet()

    /// Of a log without entries.
    public init() {}

    /// Whether a decision is bound to this key of this agent.
    public func binds(_ agent: AgentName, _ key: String) -> Bool {
        keys.contains(KeySet.hash(agent.text, key))
    }

    /// How many keys are bound.
    public var boundKeys: Int { keys.count }

    /// What the log's last word on each row is, in no order.
    public var pins: [Pin] { Array(latest.values) }

    private mutating func pin(_ sealed: JSON?, at seq: UInt64) {
        guard let pins = Pin.read(sealed) else { return unread.append(seq) }
        for pin in pins { latest[Place(table: pin.table, id: pin.id)] = pin }
    }

    /// The blobs that there must be: those that decisions name, and the last snapshot's.
    public var blobs: Set<Digest32> { named.union(chunks).union(snapshot) }

    /// As it was, of a snapshot of it.
    ///
    /// - Parameters:
    ///   - chunked: the keys in `chunks`.
    ///   - loose: those after them.
    init(
        pins: [Pin], named: Set<Digest32>, unread: [UInt64], ending: DaemonEnd,
        chunks: [Digest32], chunked: [UInt64], loose: [UInt64]
    ) {
        for pin in pins { latest[Place(table: pin.table, id: pin.id)] = pin }
        self.named = named
        self.unread = unread
        self.ending = ending
        self.chunks = chunks
        self.loose = loose
        keys = KeySet(capacity: chunked.count + loose.count)
        for hash in chunked { keys.insert(hash) }
        for hash in loose { keys.insert(hash) }
    }

    private mutating func bind(_ agent: String, _ key: String) {
        let hash = KeySet.hash(agent, key)
        if keys.insert(hash) { loose.append(hash) }
    }

    /// Lets go of the bytes of full chunks of keys, of which only the hashes are left: for a reader that is asked for
    /// none of them, as an auditor is.
    public mutating func letChunksGo() {
        guard loose.count >= KeyChunk.length else { return }
        _ = cut()
    }

    /// Cuts full chunks off the keys, for good; answers their bytes, of which each is a blob.
    mutating func cut() -> [[UInt8]] {
        var cut: [[UInt8]] = []
        while loose.count - cut.count * KeyChunk.length >= KeyChunk.length {
            let start = cut.count * KeyChunk.length
            cut.append(KeyChunk.bytes(loose[start..<start + KeyChunk.length]))
        }
        loose.removeFirst(cut.count * KeyChunk.length)
        chunks += cut.map { SHA256.hash($0) }
        return cut
    }

    /// Takes note of the snapshot that the entry at `seq` names by these blobs.
    mutating func note(snapshot blobs: [Digest32], at seq: UInt64) {
        snapshotted = seq
        snapshot = blobs
    }

    /// Takes the next entry of the log.
    public mutating func take(_ entry: Entry) {
        pin(entry.body["sealed"], at: entry.seq)
        switch entry.kind {
        case "daemon.started": ending = .unclean
        case "daemon.stopped": ending = .clean
        case "payment.decided":
            named.formUnion(entry.blobs)
            if case .string(let key)? = entry.body["key"] { bind(entry.actor.name, key) }
        case "state.snapshotted":
            guard let place = SnapshotPlace(entry) else { break }
            _ = cut()
            note(snapshot: place.blobs, at: entry.seq)
        default: break
        }
    }

    /// Notes that the entry at `seq` can't be read.
    mutating func miss(_ seq: UInt64) { unread.append(seq) }

    /// Takes an event that was just recorded.
    mutating func take(_ event: Event, at seq: UInt64) {
        pin(event.body["sealed"], at: seq)
        if event.kind == "daemon.started" { ending = .unclean }
        if event.kind == "daemon.stopped" { ending = .clean }
    }

    /// Takes a decision that was just made.
    mutating func take(_ request: PaymentRequest, blobs: [Digest32]) {
        bind(request.agent.text, request.key)
        named.formUnion(blobs)
    }
}
