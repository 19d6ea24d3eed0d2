internal import Terms

/// Compares the entries on disk with the tree that was stored as they were written.
///
/// It makes the tree anew from the entries and holds each tile that fills to the stored one. The entries
/// after the last full tile it only hashes: the edge is made from them.
struct LogScrub {
    private let reader: LedgerReader
    private let tree: TiledTree
    private var finding: LedgerFinding?
    private var isTaken = false

    init(_ reader: LedgerReader) {
        self.reader = reader
        tree = TiledTree()
    }

    /// Goes on at `start`, where a tile begins: what is below is taken from the stored tiles.
    init(_ reader: LedgerReader, from start: UInt64) throws(LedgerError) {
        self.reader = reader
        tree = try TiledTree(size: start, last: []) { place throws(LedgerError) in
            try reader.tile(place)
        }
    }

    /// How many entries were compared.
    var done: UInt64 { tree.size }

    /// The first thing that is wrong, once.
    mutating func takeFinding() -> LedgerFinding? {
        guard !isTaken, let finding else { return nil }
        isTaken = true
        return finding
    }

    /// Takes the next entry.
    mutating func take(_ entry: [UInt8]) throws(LedgerError) {
        let filled = tree.append(leaf: MerkleHash.leaf(entry))
        guard !filled.isEmpty else { return }
        for tile in filled where finding == nil { finding = try compare(tile) }
        // The stored ones are what is compared with, never these.
        tree.forgetAll()
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
