internal import Terms

/// What one commit hands to the writer's thread: bytes alone.
struct Batch: Sendable {
    /// The place of the first entry.
    var first: UInt64
    var entries: [[UInt8]] = []
    var leaves: [Digest32] = []
    var blobs: [(hash: Digest32, bytes: [UInt8])] = []
    /// Blobs that are named no longer.
    var dropped: [Digest32] = []
    var rows: [RowChange] = []
    /// The tiles that the entries filled.
    var tiles: [Tile] = []
    /// Where its decisions stand.
    var places: [PaymentPlace] = []
    /// Entries whose bodies go, since the archive has them.
    var archived: Range<UInt64>?
    /// Payments that came to an end, each with the entry that says so.
    var endings: [(payment: PaymentID, seq: UInt64)] = []
    /// Whether a key goes with this batch, so that the write-ahead log may keep no copy of it.
    var shreds = false
    /// The signed checkpoint over everything up to the batch's end.
    var note: String?

    init(first: UInt64) { self.first = first }

    var isEmpty: Bool { entries.isEmpty && blobs.isEmpty && rows.isEmpty }
    var end: UInt64 { first + UInt64(entries.count) }
}
