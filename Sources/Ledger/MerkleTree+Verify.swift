public import Terms

extension MerkleTree {
    /// Whether `proof` shows that `leaf` stands at `index` in the tree of `size` whose root is
    /// `root`.
    ///
    /// RFC 9162 section 2.1.3.2.
    public static func verifyInclusion(
        of leaf: Digest32, at index: UInt64, size: UInt64, proof: [Digest32], root: Digest32
    ) -> Bool {
        guard index < size else { return false }
        var position = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = MerkleHash.node(sibling, hash)
                // Levels where the path is the lone right edge have no sibling and are skipped.
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether `proof` shows that the tree of size `old` and root `oldRoot` is a prefix of the
    /// other.
    ///
    /// RFC 9162 section 2.1.4.2; an empty old tree is a prefix of every tree, by its own root
    /// alone.
    public static func verifyConsistency(
        from old: UInt64, oldRoot: Digest32, to new: UInt64, newRoot: Digest32, proof: [Digest32]
    ) -> Bool {
        guard old > 0, old < new else {
            guard proof.isEmpty else { return false }
            return old == new ? oldRoot == newRoot : old == 0 && oldRoot == MerkleHash.empty
        }
        var position = old - 1
        var last = new - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        // An old tree that is one whole subtree starts from its own root, which is not in the
        // proof.
        let path = old & (old - 1) == 0 ? [oldRoot] + proof : proof
        guard let first = path.first else { return false }
        var oldHash = first
        var newHash = first
        for sibling in path.dropFirst() {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                oldHash = MerkleHash.node(sibling, oldHash)
                newHash = MerkleHash.node(sibling, newHash)
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                newHash = MerkleHash.node(newHash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
