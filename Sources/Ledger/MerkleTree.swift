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
    public func leaf(at index: UInt64) -> Digest32? {
        index < size ? levels[0][Int(index)] : nil
    }

    /// The root the tree had at `size`; nil when it never was that long.
    public func root(at size: UInt64) -> Digest32? {
        size <= self.size ? MerkleEdge(of: self, at: size).root : nil
    }

    /// The audit path of leaf `index` in the tree of `size`, from the leaf's sibling upwards (RFC
    /// 6962 2.1.1).
    ///
    /// Nil when there is no such leaf or the tree never was that long.
    public func inclusionProof(of index: UInt64, at size: UInt64) -> [Digest32]? {
        guard index < size, size <= self.size else { return nil }
        return inclusionProof(of: index, along: MerkleEdge(of: self, at: size))
    }

    /// The same, with the right edge at hand; `index` is below the edge's size.
    func inclusionProof(of index: UInt64, along edge: MerkleEdge) -> [Digest32] {
        var path: [Digest32] = []
        path.reserveCapacity(64 - edge.size.leadingZeroBitCount)
        var low: UInt64 = 0
        var high = edge.size
        while high - low > 1 {
            let middle = low + MerkleTree.greatestPower(below: high - low)
            if index < middle {
                path.append(subtree(from: middle, to: high, along: edge))
                high = middle
            } else {
                path.append(subtree(from: low, to: middle, along: edge))
                low = middle
            }
        }
        path.reverse()
        return path
    }

    /// The proof that the tree of size `old` is a prefix of the tree of size `new` (RFC 6962
    /// 2.1.2).
    ///
    /// Empty for an empty or an equal old tree; nil when `old` is above `new` or the tree never was
    /// that long.
    public func consistencyProof(from old: UInt64, to new: UInt64) -> [Digest32]? {
        guard old <= new, new <= size else { return nil }
        guard old > 0, old < new else { return [] }
        let edge = MerkleEdge(of: self, at: new)
        var path: [Digest32] = []
        var low: UInt64 = 0
        var high = new
        while old != high {
            let middle = low + MerkleTree.greatestPower(below: high - low)
            if old <= middle {
                path.append(subtree(from: middle, to: high, along: edge))
                high = middle
            } else {
                path.append(subtree(from: low, to: middle, along: edge))
                low = middle
            }
        }
        // At low 0 the old tree is itself a whole subtree, and its root is what the verifier starts
        // from.
        if low > 0 { path.append(subtree(from: low, to: high, along: edge)) }
        path.reverse()
        return path
    }

    private func subtree(from low: UInt64, to high: UInt64, along edge: MerkleEdge) -> Digest32 {
        if high == edge.size, let hash = edge.hash(from: low) { return hash }
        return wholeSubtree(from: low, count: high - low)
    }

    /// The hash of `count` leaves from `start` on, a power of two that divides `start`.
    func wholeSubtree(from start: UInt64, count: UInt64) -> Digest32 {
        let level = count.trailingZeroBitCount
        return levels[level][Int(start >> UInt64(level))]
    }

    /// The greatest power of two not above `count`, which is above zero.
    static func greatestPower(notAbove count: UInt64) -> UInt64 {
        1 << UInt64(63 - count.leadingZeroBitCount)
    }

    /// RFC 6962's split: the greatest power of two below `count`, which is above one.
    static func greatestPower(below count: UInt64) -> UInt64 { greatestPower(notAbove: count - 1) }
}
