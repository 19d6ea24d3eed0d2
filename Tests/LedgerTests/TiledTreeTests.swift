import Terms
import Testing

@testable import Ledger

/// Where full tiles are kept: what the table does, in memory.
private final class Shelf {
    var tiles: [TilePlace: [UInt8]] = [:]
    var reads = 0

    func load(_ place: TilePlace) throws(LedgerError) -> Tile? {
        reads += 1
        return tiles[place].flatMap { Tile(place, bytes: $0) }
    }
}

@Suite struct `A tree in tiles` {
    private static func leaf(_ number: Int) -> Digest32 {
        MerkleHash.leaf([UInt8(number & 255), UInt8(number >> 8 & 255), UInt8(number >> 16)])
    }

    /// A tree of some size whose tiles are all on the shelf.
    private func grown(_ size: Int, _ shelf: Shelf) -> (tree: TiledTree, leaves: [Digest32]) {
        let tree = TiledTree(load: shelf.load)
        let leaves = (0..<size).map(Self.leaf)
        for leaf in leaves {
            for tile in tree.append(leaf: leaf) { shelf.tiles[tile.place] = tile.bytes }
        }
        return (tree, leaves)
    }

    /// The same tree as the next process has it.
    private func reopened(_ leaves: [Digest32], _ shelf: Shelf) throws -> TiledTree {
        try TiledTree(
            size: UInt64(leaves.count), last: Array(leaves[(leaves.count & ~255)...]),
            load: shelf.load)
    }

    @Test func `stores a tile for each 256 hashes of a level, and no other`() {
        let shelf = Shelf()
        _ = grown(65_536 + 700, shelf)
        var expected: Set<TilePlace> = [TilePlace(level: 1, number: 0)]
        for number in UInt64(0)..<258 { expected.insert(TilePlace(level: 0, number: number)) }
        #expect(Set(shelf.tiles.keys) == expected)
        #expect(shelf.tiles.values.allSatisfy { $0.count == 8_192 })
    }

    @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000])
    func `has the root of the tree in memory, before and after it was opened anew`(
        size: Int
    ) throws {
        let shelf = Shelf()
        let (tree, leaves) = grown(size, shelf)
        var whole = MerkleTree()
        for leaf in leaves { whole.append(leaf: leaf) }
        let again = try reopened(leaves, shelf)
        #expect(tree.root == whole.root)
        #expect(again.root == whole.root)
        #expect(again.size == UInt64(size))
        // And it goes on as the same tree.
        for number in size..<size + 300 {
            whole.append(leaf: Self.leaf(number))
            for tile in again.append(leaf: Self.leaf(number)) {
                shelf.tiles[tile.place] = tile.bytes
            }
        }
        #expect(again.root == whole.root)
    }

    @Test func `gives the standard's proofs for every pair of sizes`() throws {
        let shelf = Shelf()
        let (_, leaves) = grown(600, shelf)
        let tree = try reopened(leaves, shelf)
        let standard = TreeDefinition.over(leaves)
        for new in UInt64(1)...600 {
            try #require(try tree.rootHash(at: new) == standard.root(new))
            for old in UInt64(1)...new {
                let proof = try #require(try tree.growthPath(from: old, to: new))
                try #require(proof == standard.proof(old, in: 0..<new), "\(old) \(new)")
                let path = try #require(try tree.auditPath(of: old - 1, at: new))
                try #require(path == standard.path(old - 1, in: 0..<new), "\(old) \(new)")
            }
        }
    }

    @Test func `gives the standard's proofs over three levels of tiles`() throws {
        let shelf = Shelf()
        let (_, leaves) = grown(140_000, shelf)
        let tree = try reopened(leaves, shelf)
        let standard = TreeDefinition.over(leaves)
        let edges: [UInt64] = [1, 255, 256, 257, 65_535, 65_536, 65_537, 131_072, 139_999, 140_000]
        let sizes = edges + (0..<30).map { _ in UInt64.random(in: 1...140_000) }
        for new in sizes {
            #expect(try tree.rootHash(at: new) == standard.root(new))
            for old in sizes where old <= new {
                let proof = try #require(try tree.growthPath(from: old, to: new))
                try #require(proof == standard.proof(old, in: 0..<new), "\(old) \(new)")
                let path = try #require(try tree.auditPath(of: old - 1, at: new))
                try #require(path == standard.path(old - 1, in: 0..<new), "\(old) \(new)")
            }
        }
    }

    @Test func `answers nothing for what it never held`() throws {
        let shelf = Shelf()
        let (tree, _) = grown(300, shelf)
        #expect(try tree.rootHash(at: 301) == nil)
        #expect(try tree.leafHash(at: 300) == nil)
        #expect(try tree.auditPath(of: 300, at: 300) == nil)
        #expect(try tree.auditPath(of: 3, at: 301) == nil)
        #expect(try tree.growthPath(from: 5, to: 4) == nil)
        #expect(try tree.growthPath(from: 5, to: 301) == nil)
    }

    @Test(arguments: [(0, 3), (0, 255), (1, 0)])
    func `takes no tile that another hash stands above`(level: Int, number: Int) throws {
        let shelf = Shelf()
        let (_, leaves) = grown(131_072 + 5, shelf)
        let place = TilePlace(level: level, number: UInt64(number))
        let entry = place.firstEntry + 9
        for bad in [nil, [], [UInt8](repeating: 0, count: 8_192)] as [[UInt8]?] {
            let before = shelf.tiles[place]
            let tree = try reopened(leaves, shelf)
            shelf.tiles[place] = bad
            #expect(throws: LedgerError.tile(level: level, number: UInt64(number))) {
                _ = try tree.auditPath(of: entry, at: tree.size)
            }
            // What it is not needed for is proven still.
            #expect(try tree.leafHash(at: 131_072) == leaves[131_072])
            shelf.tiles[place] = before
            #expect(try tree.auditPath(of: entry, at: tree.size) != nil)
        }
    }

    @Test func `is another tree, or none, where a tile at its edge was changed`() throws {
        let shelf = Shelf()
        let (tree, leaves) = grown(1_000, shelf)
        let place = TilePlace(level: 0, number: 2)
        shelf.tiles[place]?[77] ^= 1
        #expect(try reopened(leaves, shelf).root != tree.root)
        shelf.tiles[place] = nil
        #expect(throws: LedgerError.tile(level: 0, number: 2)) { try reopened(leaves, shelf) }
    }

    @Test func `reads no tile for what it has just been given, and each other once`() throws {
        let shelf = Shelf()
        let (tree, leaves) = grown(2_000, shelf)
        for index in UInt64(0)..<2_000 { #expect(try tree.leafHash(at: index) != nil) }
        #expect(shelf.reads == 0)
        tree.forget(below: 1_999)
        let again = try reopened(leaves, shelf)
        let before = shelf.reads
        for index in UInt64(0)..<2_000 { #expect(try again.leafHash(at: index) != nil) }
        #expect(shelf.reads - before == 7)
    }

    @Test func `keeps what a crash could take back, however many tiles were used since`() throws {
        let shelf = Shelf()
        let (tree, leaves) = grown(256 * 600, shelf)
        shelf.tiles = [:]
        tree.forget(below: 256)
        for number in 1..<600 {
            #expect(try tree.leafHash(at: UInt64(number) * 256) == leaves[number * 256])
        }
    }
}
