import JSON
import Terms

/// What a bound key leads to: the decision's entry, and the reply that is repeated for ever.
struct IdempotencyRecord: Hashable, Sendable {
    /// Keyed hash of the canonical request.
    let fingerprint: Digest32
    /// The decision's entry, pinned by its leaf.
    let entry: EntryID
    /// The part of the reply that never changes, canonical JSON.
    let reply: [UInt8]

    init(fingerprint: Digest32, entry: EntryID, reply: [UInt8]) {
        self.fingerprint = fingerprint
        self.entry = entry
        self.reply = reply
    }

    /// fingerprint (32) || leaf (32) || seq (8, big-endian) || reply.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(72 + reply.count)
        fingerprint.append(to: &out)
        entry.leaf.append(to: &out)
        for shift in stride(from: 56, through: 0, by: -8) {
            out.append(UInt8(truncatingIfNeeded: entry.seq >> UInt64(shift)))
        }
        return out + reply
    }

    /// Reads what ``bytes`` wrote; nil for anything shorter.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 72, let fingerprint = Digest32(bytes[0..<32]),
            let leaf = Digest32(bytes[32..<64])
        else { return nil }
        let seq = bytes[64..<72].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(
            fingerprint: fingerprint, entry: EntryID(seq: seq, leaf: leaf),
            reply: Array(bytes[72...]))
    }

    /// The row's id: agent, a zero byte that no name contains, key.
    static func rowID(_ agent: AgentName, _ key: String) -> [UInt8] {
        Array(agent.text.utf8) + [0] + Array(key.utf8)
    }
}
