public import Terms

/// The Merkle tree over the log's entries (RFC 6962 section 2.1), as a value.
///
/// Keeps every whole subtree's hash, 64 bytes a leaf, so that any proof at any past size is lookups
/// and a few hashes along the right edge.
public struct MerkleTree: Sendable {
    /// `levels[k][i]` is the hash of the 2^k leaves from i·2^k on.
    private var levels: [[Digest32]] = []

    /// The tree without leaves.
    public init() {}

    /// How many leaves it has.
    public var size: UInt64 { UInt64(levels.first?.count ?? 0) }

    /// The root over all leaves.
    public var root: Digest32 { MerkleEdge(of: self, at: size).root }

    /// All leaf hashes in order.
    var leaves: [Digest32] { levels.first ?? [] }

    /// Adds a leaf hash at the end.
    public mutating func append(leaf: Digest32) {
        var node = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(node)
            let count = levels[level].count
            guard count.isMultiple(of: 2) else { return }
            node = MerkleHash.node(levels[level][count - 2], node)
            level += 1
        }
    }

    /// The leaf hash at `index`; nil beyond the end.
    public func leaf(at index: UInt64) -> Digest32? { leafHash(at: index) }

    /// The root the tree had at `size`; nil when it never was that long.
    public func root(at size: UInt64) -> Digest32? { rootHash(at: size) }

    /// The audit path of leaf `index` in the tree of `size`, from the leaf's sibling upwards (RFC
    /// 6962 2.1.1).
    ///
    /// Nil when there is no such leaf or the tree never was that long.
    public func inclusionProof(of index: UInt64, at size: UInt64) -> [Digest32]? {
        auditPath(of: index, at: size)
    }

    /// The proof that the tree of size `old` is a prefix of the tree of size `new` (RFC 6962
    /// 2.1.2).
    ///
    /// Empty for an empty or an equal old tree; nil when `old` is above `new` or the tree never was
    /// that long.
    public func consistencyProof(from old: UInt64, to new: UInt64) -> [Digest32]? {
        growthPath(from: old, to: new)
    }

    /// The root of these leaves and of what stands to their right, where something does.
    func root(followedBy right: Digest32?) -> Digest32 {
        var root = right
        for peak in peaks.reversed() { root = root.map { MerkleHash.node(peak, $0) } ?? peak }
        return root ?? MerkleHash.empty
    }

    /// The whole subtrees from left to right, one for each bit of the size.
    private var peaks: [Digest32] {
        var peaks: [Digest32] = []
        var start: UInt64 = 0
        while start < size {
            let count = MerkleTree.greatestPower(notAbove: size - start)
            peaks.append(wholeSubtree(from: start, count: count))
            start += count
        }
        return peaks
    }

    /// The greatest power of two not above `count`, which is above zero.
    static func greatestPower(notAbove count: UInt64) -> UInt64 {
        1 << UInt64(63 - count.leadingZeroBitCount)
    }

    /// RFC 6962's split: the greatest power of two below `count`, which is above one.
    static func greatestPower(below count: UInt64) -> UInt64 { greatestPower(notAbove: count - 1) }
}

extension MerkleTree: MerkleNodes {
    func wholeSubtree(from start: UInt64, count: UInt64) throws(Never) -> Digest32 {
        let level = count.trailingZeroBitCount
        return levels[level][Int(start >> UInt64(level))]
    }
}
