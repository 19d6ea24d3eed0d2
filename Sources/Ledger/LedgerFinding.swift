public import Terms

/// What the check of a ledger found: someone changed the files, or put old ones back.
public enum LedgerFinding: Error, Hashable, Sendable {
    /// The table `checkpoint` is empty.
    case checkpointMissing
    /// The stored checkpoint is not one, or not signed by the log's key.
    case checkpointInvalid(NoteError)
    /// The table `entries` ends before what was signed.
    case entriesMissing(size: UInt64, signed: UInt64)
    /// The entries below `signed` are not the ones that were signed.
    case entriesAltered(signed: UInt64, root: Digest32)
    /// The anchor's file is gone.
    case anchorMissing
    /// Neither slot of the anchor is whole.
    case anchorUnreadable
    /// The anchor holds no checkpoint signed by the log's key.
    case anchorInvalid(NoteError)
    /// The table `entries` ends before the anchor: an old copy of the database.
    case behindAnchor(size: UInt64, anchored: UInt64)
    /// The stored checkpoint is older than the anchor.
    case checkpointBehindAnchor(signed: UInt64, anchored: UInt64)
    /// The entries below `anchored` are not the ones the anchor was made over.
    case anchorAltered(anchored: UInt64, root: Digest32)

    /// Whether the log is whole and only its anchor is not: as where an older copy was put back.
    public var isOfAnchor: Bool {
        switch self {
        case .anchorMissing, .anchorUnreadable, .anchorInvalid, .behindAnchor,
            .checkpointBehindAnchor:
            true
        // Two histories under one key: no copy of this log ever was that one.
        case .anchorAltered, .checkpointMissing, .checkpointInvalid, .entriesMissing,
            .entriesAltered:
            false
        }
    }

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .checkpointMissing: "the table checkpoint is empty"
        case .checkpointInvalid(let error): "the stored checkpoint \(error.clause)"
        case .entriesMissing(let size, let signed):
            "the table entries ends at entry \(size), and \(signed) entries were signed"
        case .entriesAltered(let signed, let root):
            "an entry below \(signed) was changed: their root is \(root.hex), not the signed one"
        case .anchorMissing: "the anchor's file is missing"
        case .anchorUnreadable: "both slots of the anchor are torn or overwritten"
        case .anchorInvalid(let error): "the anchor \(error.clause)"
        case .behindAnchor(let size, let anchored):
            "the table entries ends at entry \(size), and the anchor knows \(anchored): an old copy"
        case .checkpointBehindAnchor(let signed, let anchored):
            "the stored checkpoint is at \(signed), and the anchor at \(anchored): an old copy"
        case .anchorAltered(let anchored, let root):
            "an entry below \(anchored) was changed: their root is \(root.hex), not the anchor's"
        }
    }
}
