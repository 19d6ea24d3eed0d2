internal import Terms

/// The hashes along the right edge of a tree of one size: all that its proofs need beyond whole
/// subtrees.
///
/// A size is a sum of powers of two; `starts` are where those whole subtrees begin, and `hashes[i]`
/// covers everything from `starts[i]` to the end.
struct MerkleEdge {
    let size: UInt64
    let starts: [UInt64]
    let hashes: [Digest32]

    /// Folds the whole subtrees of `nodes` from the right; `size` is at most theirs.
    init<Nodes: MerkleNodes>(of nodes: Nodes, at size: UInt64) throws(Nodes.Failure) {
        var starts: [UInt64] = []
        var start: UInt64 = 0
        while start < size {
            starts.append(start)
            start += MerkleTree.greatestPower(notAbove: size - start)
        }
        var hashes: [Digest32] = []
        for index in starts.indices.reversed() {
            let end = index + 1 < starts.count ? starts[index + 1] : size
            let whole = try nodes.wholeSubtree(
                from: starts[index], count: end - starts[index])
            hashes.append(hashes.last.map { MerkleHash.node(whole, $0) } ?? whole)
        }
        self.size = size
        self.starts = starts
        self.hashes = hashes.reversed()
    }

    var root: Digest32 { hashes.first ?? MerkleHash.empty }

    /// The hash of everything from `start` on; nil when no whole subtree begins there.
    func hash(from start: UInt64) -> Digest32? {
        starts.firstIndex(of: start).map { hashes[$0] }
    }
}
