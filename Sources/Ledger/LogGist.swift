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
    /// The blobs that entries name.
    public private(set) var blobs: Set<Digest32> = []
    /// Entries that can't be read, at all or in what they pin.
    public private(set) var unread: [UInt64] = []
    /// How the last daemon in the log ended.
    public private(set) var ending = DaemonEnd.none
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

    /// Takes the next entry of the log.
    public mutating func take(_ entry: Entry) {
        pin(entry.body["sealed"], at: entry.seq)
        switch entry.kind {
        case "daemon.started": ending = .unclean
        case "daemon.stopped": ending = .clean
        case "payment.decided":
            blobs.formUnion(entry.blobs)
            if case .string(let key)? = entry.body["key"] {
                keys.insert(KeySet.hash(entry.actor.name, key))
            }
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
    mutating func take(_ request: PaymentRequest, blobs named: [Digest32]) {
        keys.insert(KeySet.hash(request.agent.text, request.key))
        blobs.formUnion(named)
    }
}
