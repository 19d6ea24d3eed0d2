import Ledger
import Terms

/// The tiles of hashes of an export, held against the entries that are read.
///
/// Verifying needs the entries alone; the hashes are compared as well, since others make their proofs
/// from them.
struct TileHashes {
    private let tiles: TiledLog
    /// The hashes of each level whose tile is not full yet.
    private var levels: [[Digest32]] = []
    private var size: UInt64 = 0

    init(of tiles: TiledLog) { self.tiles = tiles }

    /// Adds a leaf, and compares the tiles that are full with it.
    mutating func add(_ leaf: Digest32) throws(AuditFailure) {
        size += 1
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == TiledLog.width else { return }
            try tiles.compare(levels[level], on: level, (size >> UInt64(8 * (level + 1))) - 1)
            var tree = MerkleTree()
            for hash in levels[level] { tree.append(leaf: hash) }
            hash = tree.root
            levels[level] = []
            level += 1
        }
    }

    /// Compares the tiles that are not full, at the log's end.
    func finish() throws(AuditFailure) {
        for (level, hashes) in levels.enumerated() where !hashes.isEmpty {
            try tiles.compare(hashes, on: level, size >> UInt64(8 * (level + 1)))
        }
    }
}
