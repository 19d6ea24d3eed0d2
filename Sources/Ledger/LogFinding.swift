public import Terms

/// The first thing an auditor found wrong with a log; each is tampering or a broken daemon.
public enum LogFinding: Error, Hashable, Sendable {
    /// A line is not JSON, or lacks what every entry has.
    case malformed(seq: UInt64, clause: String)
    /// Writing the entry canonically (RFC 8785) gives other bytes.
    case notCanonical(seq: UInt64)
    /// A line is longer than an entry may be.
    case tooLong(seq: UInt64, count: Int)
    /// An entry stands in another's place: one was removed, inserted or moved.
    case wrongPlace(seq: UInt64, found: UInt64)
    /// The entry's time is not after its predecessor's.
    case timeNotRising(seq: UInt64)
    /// A decision's sums do not add up.
    case wrongSum(seq: UInt64, scope: String)
    /// A hand-over of the log's key that is not both keys', or not in this place.
    case wrongHandover(seq: UInt64, clause: String)
    /// The entries below `size` are not those of the signed checkpoint; those below `good` are those of
    /// an earlier one.
    case rootDiffers(size: UInt64, found: Digest32, good: UInt64 = 0)
    /// The log ends before a signed checkpoint.
    case cut(size: UInt64, signed: UInt64)
    /// A checkpoint is over more entries than were put back when another epoch was begun at `seq`.
    case lost(seq: UInt64, signed: UInt64)
    /// The log's checkpoint is older than one that was seen.
    case wentBack(size: UInt64, seen: UInt64)

    /// The entry at fault, where one can be named: a root alone says no more than that there is one.
    public var seq: UInt64? {
        switch self {
        case .malformed(let seq, _), .notCanonical(let seq), .tooLong(let seq, _),
            .wrongPlace(let seq, _), .timeNotRising(let seq), .wrongSum(let seq, _),
            .wrongHandover(let seq, _), .lost(let seq, _):
            seq
        case .cut(let size, _): size
        // Nothing else is between the two checkpoints.
        case .rootDiffers(let size, _, let good) where size == good + 1: good
        case .rootDiffers, .wentBack: nil
        }
    }

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .malformed(let seq, let clause): "entry \(seq) \(clause)"
        case .notCanonical(let seq): "entry \(seq) is not in canonical form"
        case .tooLong(let seq, let count):
            "entry \(seq) has \(count) bytes, more than \(Ledger.entryLimit)"
        case .wrongPlace(let seq, let found): "where entry \(seq) belongs stands entry \(found)"
        case .timeNotRising(let seq): "the time of entry \(seq) is not after the entry before it"
        case .wrongSum(let seq, let scope):
            "in entry \(seq), before plus charge is not after for \(scope)"
        case .wrongHandover(let seq, let clause): "entry \(seq) \(clause)"
        case .rootDiffers(let size, let found, 0):
            "an entry below \(size) was changed: their root is \(found.hex), not the signed one"
        case .rootDiffers(let size, let found, let good):
            "an entry below \(size) was changed, none below \(good): their root is \(found.hex), not "
                + "the signed one"
        case .cut(let size, let signed):
            "the log ends before entry \(size), and \(signed) were signed"
        case .lost(let seq, let signed):
            "\(signed) entries were signed, and \(seq) of them were put back when entry \(seq) began "
                + "another epoch: the others are lost"
        case .wentBack(let size, let seen):
            "the log's checkpoint is at \(size), and \(seen) entries were seen before"
        }
    }
}
