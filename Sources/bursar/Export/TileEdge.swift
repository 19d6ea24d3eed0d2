import Digests
import Terms

/// The right edge of a tree in tiles: on each level, the hashes of the one tile that is not full yet.
///
/// A tile's hash stands on the level above it only once the tile is full, so that 255 hashes a level are
/// all that a log of any length needs in memory.
struct TileEdge {
    /// A tile of hashes.
    struct Tile: Hashable {
        let path: TilePath
        /// 32 bytes a hash.
        let bytes: [UInt8]
    }

    /// How many leaves the tree has.
    private(set) var size: UInt64 = 0
    private var levels: [[Digest32]] = []

    /// The tree without leaves.
    init() {}

    /// The tree of `size` leaves, whose lowest tile is full or empty: a multiple of 256.
    ///
    /// - Parameter tiles: the bytes of the tiles of levels 1 and on that are not full at that size, an
    ///   empty one where there is none; nil is answered where their lengths are others.
    init?(size: UInt64, tiles: [[UInt8]]) {
        guard size.isMultiple(of: UInt64(TilePath.width)) else { return nil }
        self.size = size
        levels = [[]]
        for (index, bytes) in tiles.enumerated() {
            let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap {
                Digest32(bytes[$0..<min(bytes.count, $0 + 32)])
            }
            guard hashes.count == TileEdge.width(of: index + 1, at: size),
                hashes.count * 32 == bytes.count
            else { return nil }
            levels.append(hashes)
        }
        guard TileEdge.levels(at: size) <= levels.count else { return nil }
    }

    /// How many levels a tree of `size` has tiles on.
    static func levels(at size: UInt64) -> Int {
        (64 - size.leadingZeroBitCount + 7) / 8
    }

    /// How many hashes the tile has that is not full, on `level` at `size`.
    static func width(of level: Int, at size: UInt64) -> Int {
        Int(size >> UInt64(8 * level) & 255)
    }

    /// Adds a leaf; the tiles that are full with it, the lowest first.
    mutating func append(leaf: Digest32) -> [Tile] {
        size += 1
        var filled: [Tile] = []
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            let hashes = levels[level]
            guard hashes.count == TilePath.width else { return filled }
            filled.append(tile(hashes, on: level, index: above(level) - 1))
            hash = TileEdge.root(of: hashes[...])
            levels[level] = []
            level += 1
        }
    }

    /// The tiles that are not full, the lowest first.
    var partial: [Tile] {
        levels.enumerated().filter { !$0.element.isEmpty }.map { level, hashes in
            tile(hashes, on: level, index: above(level))
        }
    }

    /// The root over all leaves (RFC 6962 2.1).
    var root: Digest32 {
        // What is right of a level's hashes is smaller than one of them: it is their last leaf.
        var right: [Digest32] = []
        for hashes in levels where !hashes.isEmpty {
            right = [TileEdge.root(of: (hashes + right)[...])]
        }
        return right.first ?? SHA256.hash([])
    }

    /// How many tiles of `level` are full.
    private func above(_ level: Int) -> UInt64 { size >> UInt64(8 * (level + 1)) }

    private func tile(_ hashes: [Digest32], on level: Int, index: UInt64) -> Tile {
        Tile(
            path: TilePath(level: .hashes(level), index: index, count: hashes.count),
            bytes: hashes.flatMap(\.bytes))
    }

    private static func root(of hashes: ArraySlice<Digest32>) -> Digest32 {
        guard hashes.count > 1 else { return hashes[hashes.startIndex] }
        let split = 1 << (Int.bitWidth - 1 - (hashes.count - 1).leadingZeroBitCount)
        let middle = hashes.startIndex + split
        return SHA256.hash(
            prefix: 1, root(of: hashes[..<middle]), root(of: hashes[middle...]))
    }
}
