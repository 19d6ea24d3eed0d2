internal import Terms

/// The tree of a log that is too long to keep in memory: its right edge, and full tiles by need.
///
/// A tile that is read counts only if its root is the hash that the tile above has for it, and so on up to
/// the edge: whoever edits one is found when it is used. Confined to one loop, as the ledger is.
final class TiledTree {
    /// Reads the stored tile; nil where there is none of that form.
    typealias Load = (TilePlace) throws(LedgerError) -> Tile?

    private(set) var size: UInt64 = 0
    /// The tiles that are not full, by level: what the root is folded from.
    private var edge: [MerkleTree] = []
    /// Full tiles that a crash could still take back.
    private var fresh: [TilePlace: Tile] = [:]
    private var cache = TileCache()
    private let load: Load

    /// The tree without leaves; `load` is asked for what was full before.
    init(load: @escaping Load = { _ in nil }) { self.load = load }

    /// The tree of `size` leaves, of which `last` are those after the last full tile.
    ///
    /// Reads up to 255 tiles a level; throws ``LedgerError/tile(level:number:)`` where one is missing.
    convenience init(size: UInt64, last: [Digest32], load: @escaping Load) throws(LedgerError) {
        self.init(load: load)
        var level = 0
        while size >> UInt64(8 * level) > 0 {
            var part = MerkleTree()
            if level == 0 {
                for leaf in last { part.append(leaf: leaf) }
            } else {
                let end = size >> UInt64(8 * level)
                for number in end & ~(TilePlace.width - 1)..<end {
                    let place = TilePlace(level: level - 1, number: number)
                    guard let tile = try load(place) else { throw place.error }
                    part.append(leaf: tile.root)
                }
            }
            edge.append(part)
            level += 1
        }
        self.size = size
    }

    /// The root over all leaves; needs no tile.
    var root: Digest32 {
        var root: Digest32?
        for part in edge where part.size > 0 {
            root = part.root(followedBy: root)
        }
        return root ?? MerkleHash.empty
    }

    /// Adds a leaf hash at the end; answers the tiles that it filled, lowest first.
    func append(leaf: Digest32) -> [Tile] {
        var filled: [Tile] = []
        var node = leaf
        var level = 0
        while true {
            if level == edge.count { edge.append(MerkleTree()) }
            edge[level].append(leaf: node)
            guard edge[level].size == TilePlace.width else { break }
            let number = size >> UInt64(8 * level + 8)
            let tile = Tile(TilePlace(level: level, number: number), edge[level])
            edge[level] = MerkleTree()
            fresh[tile.place] = tile
            filled.append(tile)
            node = tile.root
            level += 1
        }
        size += 1
        return filled
    }

    /// What is under `durable` entries can be read: it need not be kept.
    func forget(below durable: UInt64) {
        guard !fresh.isEmpty else { return }
        for (place, tile) in fresh where place.end <= durable {
            fresh[place] = nil
            cache.keep(tile)
        }
    }

    /// Keeps no tile but the edge: for those who only make the tree.
    func forgetAll() { fresh = [:] }

    private func tile(_ place: TilePlace) throws(LedgerError) -> Tile {
        if let tile = fresh[place] { return tile }
        if let tile = cache.find(place) { return tile }
        let above = place.above
        let root = try part(above).wholeSubtree(from: place.slot, count: 1)
        guard let tile = try load(place), tile.root == root else { throw place.error }
        cache.keep(tile)
        return tile
    }

    /// A tile, full or not.
    private func part(_ place: TilePlace) throws(LedgerError) -> MerkleTree {
        if place.level < edge.count, place.number == size >> UInt64(8 * place.level + 8) {
            return edge[place.level]
        }
        return try tile(place).tree
    }
}

extension TiledTree: MerkleNodes {
    func wholeSubtree(from start: UInt64, count: UInt64) throws(LedgerError) -> Digest32 {
        let height = count.trailingZeroBitCount
        let place = TilePlace(ofSubtreeFrom: start, height: height)
        let within = (start >> UInt64(8 * place.level)) & (TilePlace.width - 1)
        return try part(place).wholeSubtree(from: within, count: 1 << UInt64(height % 8))
    }
}
