internal import Terms

/// The right edge of a growing tree: its root in logarithmic memory, for readers that stream a log.
struct MerkleFrontier {
    private(set) var size: UInt64 = 0
    /// The whole subtrees from left to right, one for each bit of the size.
    private var peaks: [Digest32] = []

    mutating func append(leaf: Digest32) {
        var node = leaf
        var carry = size
        while carry & 1 == 1, let left = peaks.popLast() {
            node = MerkleHash.node(left, node)
            carry >>= 1
        }
        peaks.append(node)
        size += 1
    }

    var root: Digest32 {
        guard var hash = peaks.last else { return MerkleHash.empty }
        for peak in peaks.dropLast().reversed() { hash = MerkleHash.node(peak, hash) }
        return hash
    }
}
