internal import Terms

/// Whatever knows the hash of every whole subtree of a tree: all that its proofs are made from.
protocol MerkleNodes {
    /// How a look-up can fail; `Never` for a tree that is all in memory.
    associatedtype Failure: Error

    /// How many leaves there are.
    var size: UInt64 { get }

    /// The hash of `count` leaves from `start` on, a power of two that divides `start`, all below ``size``.
    func wholeSubtree(from start: UInt64, count: UInt64) throws(Failure) -> Digest32
}

extension MerkleNodes {
    /// The root the tree had at `size`; nil when it never was that long.
    func rootHash(at size: UInt64) throws(Failure) -> Digest32? {
        size <= self.size ? try MerkleEdge(of: self, at: size).root : nil
    }

    /// The leaf hash at `index`; nil beyond the end.
    func leafHash(at index: UInt64) throws(Failure) -> Digest32? {
        index < size ? try wholeSubtree(from: index, count: 1) : nil
    }

    /// RFC 6962 2.1.1: the audit path of leaf `index` in the tree of `size`; nil when there is none.
    func auditPath(of index: UInt64, at size: UInt64) throws(Failure) -> [Digest32]? {
        guard index < size, size <= self.size else { return nil }
        return try auditPath(of: index, along: try MerkleEdge(of: self, at: size))
    }

    /// The same, with the right edge at hand; `index` is below the edge's size.
    func auditPath(of index: UInt64, along edge: MerkleEdge) throws(Failure) -> [Digest32] {
        var path: [Digest32] = []
        path.reserveCapacity(64 - edge.size.leadingZeroBitCount)
        var low: UInt64 = 0
        var high = edge.size
        while high - low > 1 {
            let middle = low + MerkleTree.greatestPower(below: high - low)
            if index < middle {
                path.append(try subtree(from: middle, to: high, along: edge))
                high = middle
            } else {
                path.append(try subtree(from: low, to: middle, along: edge))
                low = middle
            }
        }
        path.reverse()
        return path
    }

    /// RFC 6962 2.1.2: what proves that the tree of size `old` begins the tree of size `new`; empty for an empty
    /// or an equal old tree, nil where there is no such proof.
    func growthPath(from old: UInt64, to new: UInt64) throws(Failure) -> [Digest32]? {
        guard old <= new, new <= size else { return nil }
        guard old > 0, old < new else { return [] }
        let edge = try MerkleEdge(of: self, at: new)
        var path: [Digest32] = []
        var low: UInt64 = 0
        var high = new
        while old != high {
            let middle = low + MerkleTree.greatestPower(below: high - low)
            if old <= middle {
                path.append(try subtree(from: middle, to: high, along: edge))
                high = middle
            } else {
                path.append(try subtree(from: low, to: middle, along: edge))
                low = middle
            }
        }
        // At low 0 the old tree is itself a whole subtree, and its root is what the verifier starts
        // from.
        if low > 0 { path.append(try subtree(from: low, to: high, along: edge)) }
        path.reverse()
        return path
    }

    private func subtree(
        from low: UInt64, to high: UInt64, along edge: MerkleEdge
    ) throws(Failure) -> Digest32 {
        if high == edge.size, let hash = edge.hash(from: low) { return hash }
        return try wholeSubtree(from: low, count: high - low)
    }
}
