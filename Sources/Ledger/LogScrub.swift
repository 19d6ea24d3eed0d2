internal import Terms

/// Compares the entries on disk with the tree that was stored as they were written, 256 at a time.
///
/// It makes the tree anew from the entries and holds each tile that fills to the stored one. The entries
/// after the last full tile it only reads: the edge is made from them.
struct LogScrub {
    private let reader: LedgerReader
    private let tree = TiledTree()
    /// How far it goes: how many entries there were when it began.
    private let end: UInt64
    /// The first thing that is wrong.
    private(set) var finding: LedgerFinding?

    init(_ reader: LedgerReader, upTo end: UInt64) {
        self.reader = reader
        self.end = end
    }

    /// How many entries were compared.
    var done: UInt64 { tree.size }

    /// Compares the next 256; false once there is nothing more to compare, or something was found.
    ///
    /// - Throws: ``LedgerError/gap(seq:)`` where an entry is missing.
    mutating func step() throws(LedgerError) -> Bool {
        guard finding == nil, tree.size < end else { return false }
        let count = min(TilePlace.width, end - tree.size)
        let entries = try reader.entries(from: tree.size, limit: Int(count))
        guard UInt64(entries.count) == count else {
            throw .gap(seq: tree.size + UInt64(entries.count))
        }
        for entry in entries {
            for tile in tree.append(leaf: MerkleHash.leaf(entry)) where finding == nil {
                finding = try compare(tile)
            }
        }
        // The stored ones are what is compared with, never these.
        tree.forgetAll()
        return finding == nil && tree.size < end
    }

    private func compare(_ made: Tile) throws(LedgerError) -> LedgerFinding? {
        guard let stored = try reader.tile(made.place) else {
            return .unreadable(made.place.error)
        }
        let pairs = zip(made.tree.leaves, stored.tree.leaves)
        guard let slot = pairs.enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return nil
        }
        return made.place.level == 0
            ? .entryAltered(seq: made.place.firstEntry + UInt64(slot))
            : .unreadable(made.place.error)
    }
}
