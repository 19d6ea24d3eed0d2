internal import Terms

/// A full tile of the tree: 256 hashes, and every hash that follows from them.
///
/// Only full tiles are stored: what is not full yet follows from the tiles below and the last entries.
struct Tile: Sendable {
    let place: TilePlace
    /// The subtree over the hashes; its leaves are the tile's.
    let tree: MerkleTree

    /// Takes a tree of 256 leaves.
    init(_ place: TilePlace, _ tree: MerkleTree) {
        self.place = place
        self.tree = tree
    }

    /// Reads the stored form; nil where it is not 8,192 bytes.
    init?(_ place: TilePlace, bytes: [UInt8]) {
        guard bytes.count == 32 * Int(TilePlace.width) else { return nil }
        var tree = MerkleTree()
        for start in stride(from: 0, to: bytes.count, by: 32) {
            guard let hash = Digest32(bytes[start..<start + 32]) else { return nil }
            tree.append(leaf: hash)
        }
        self.init(place, tree)
    }

    /// The stored form: the hashes one after the other.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * Int(TilePlace.width))
        for hash in tree.leaves { hash.append(to: &bytes) }
        return bytes
    }

    /// Its row: level, number, hashes.
    var bindings: [Binding] {
        [.integer(UInt64(place.level)), .integer(place.number), .bytes(bytes)]
    }

    /// The hash of all that is under it.
    var root: Digest32 { tree.wholeSubtree(from: 0, count: TilePlace.width) }
}
