import Digests
import Ledger
import Terms
import Testing

private struct MerkleVectors: Decodable {
    let leaves: [String]
    let empty: String
    let roots: [String]
}

/// RFC 6962 section 2.1 read off the page: slow, recursive, and sharing nothing with the tree.
private enum Naive {
    static func root(_ leaves: ArraySlice<Digest32>) -> Digest32 {
        if leaves.isEmpty { return SHA256.hash([]) }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let half = leaves.startIndex + split(leaves.count)
        return SHA256.hash(
            [1] + root(leaves[..<half]).bytes + root(leaves[half...]).bytes)
    }

    static func path(_ index: Int, _ leaves: ArraySlice<Digest32>) -> [Digest32] {
        if leaves.count == 1 { return [] }
        let half = leaves.startIndex + split(leaves.count)
        return leaves.startIndex + index < half
            ? path(index, leaves[..<half]) + [root(leaves[half...])]
            : path(index - split(leaves.count), leaves[half...]) + [root(leaves[..<half])]
    }

    static func proof(_ old: Int, _ leaves: ArraySlice<Digest32>, _ whole: Bool) -> [Digest32] {
        if old == leaves.count { return whole ? [] : [root(leaves)] }
        let half = leaves.startIndex + split(leaves.count)
        return old <= split(leaves.count)
            ? proof(old, leaves[..<half], whole) + [root(leaves[half...])]
            : proof(old - split(leaves.count), leaves[half...], false) + [root(leaves[..<half])]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

private func leaves(_ count: Int) -> [Digest32] {
    (0..<count).map { MerkleHash.leaf([UInt8($0 & 255), UInt8($0 >> 8)]) }
}

private func tree(_ leaves: [Digest32]) -> MerkleTree {
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf: leaf) }
    return tree
}

@Suite struct `A Merkle tree` {
    @Test func `has the published roots`() throws {
        let known = try vectors("merkle.json", as: MerkleVectors.self)
        var tree = MerkleTree()
        #expect(tree.root.hex == known.empty)
        for (leaf, root) in zip(known.leaves, known.roots) {
            tree.append(leaf: MerkleHash.leaf(try #require(Hex.decode(leaf))))
            #expect(tree.root.hex == root)
        }
    }

    @Test func `has the standard's root at every size it ever had`() {
        let all = leaves(130)
        let tree = tree(all)
        for size in 0...130 {
            #expect(tree.root(at: UInt64(size)) == Naive.root(all[..<size]))
        }
        #expect(tree.root(at: 131) == nil)
    }

    @Test func `proves every leaf at every size as the standard does`() throws {
        let all = leaves(130)
        let tree = tree(all)
        for size in 1...130 {
            let root = try #require(tree.root(at: UInt64(size)))
            for index in 0..<size {
                let path = try #require(tree.inclusionProof(of: UInt64(index), at: UInt64(size)))
                try #require(path == Naive.path(index, all[..<size]))
                try #require(
                    MerkleTree.verifyInclusion(
                        of: all[index], at: UInt64(index), size: UInt64(size), proof: path,
                        root: root))
            }
        }
    }

    @Test func `proves every size consistent with every later one`() throws {
        let all = leaves(130)
        let tree = tree(all)
        for new in 0...130 {
            let newRoot = try #require(tree.root(at: UInt64(new)))
            for old in 0...new {
                let proof = try #require(tree.consistencyProof(from: UInt64(old), to: UInt64(new)))
                let expected = old == 0 ? [] : Naive.proof(old, all[..<new], true)
                try #require(proof == expected)
                try #require(
                    MerkleTree.verifyConsistency(
                        from: UInt64(old), oldRoot: try #require(tree.root(at: UInt64(old))),
                        to: UInt64(new), newRoot: newRoot, proof: proof))
            }
        }
    }

    @Test func `answers nothing for what it never held`() {
        let tree = tree(leaves(5))
        #expect(tree.inclusionProof(of: 5, at: 5) == nil)
        #expect(tree.inclusionProof(of: 0, at: 6) == nil)
        #expect(tree.consistencyProof(from: 4, to: 6) == nil)
        #expect(tree.consistencyProof(from: 4, to: 3) == nil)
        #expect(tree.leaf(at: 5) == nil)
    }
}

@Suite struct `A forged proof` {
    private let all = leaves(21)

    @Test func `of inclusion is refused whatever is changed`() throws {
        let tree = tree(all)
        let root = tree.root
        for index in 0..<UInt64(21) {
            let path = try #require(tree.inclusionProof(of: index, at: 21))
            func holds(
                _ leaf: Digest32? = nil, at place: UInt64? = nil, size: UInt64 = 21,
                proof: [Digest32]? = nil
            ) -> Bool {
                MerkleTree.verifyInclusion(
                    of: leaf ?? all[Int(index)], at: place ?? index, size: size,
                    proof: proof ?? path, root: root)
            }
            #expect(holds())
            #expect(!holds(all[Int(index + 1) % 21]))
            #expect(!holds(at: (index + 1) % 21))
            #expect(!holds(at: 21))
            #expect(!holds(size: 0))
            #expect(!holds(proof: Array(path.dropLast())))
            #expect(!holds(proof: path + [root]))
            for place in path.indices {
                var changed = path
                changed[place] = all[0] == changed[place] ? all[1] : all[0]
                #expect(!holds(proof: changed))
            }
        }
    }

    @Test func `of consistency is refused whatever is changed`() throws {
        let tree = tree(all)
        for old in UInt64(1)..<21 {
            let oldRoot = try #require(tree.root(at: old))
            let proof = try #require(tree.consistencyProof(from: old, to: 21))
            func holds(
                from size: UInt64? = nil, _ first: Digest32? = nil, _ second: Digest32? = nil,
                _ hashes: [Digest32]? = nil
            ) -> Bool {
                MerkleTree.verifyConsistency(
                    from: size ?? old, oldRoot: first ?? oldRoot, to: 21,
                    newRoot: second ?? tree.root, proof: hashes ?? proof)
            }
            #expect(holds())
            #expect(!holds(all[20]))
            #expect(!holds(nil, all[20]))
            #expect(!holds(nil, nil, Array(proof.dropLast())))
            #expect(!holds(nil, nil, proof + [all[0]]))
            #expect(!holds(from: old + 1))
        }
    }

    @Test func `from an empty tree proves nothing but the empty root`() {
        let tree = tree(all)
        #expect(
            !MerkleTree.verifyConsistency(
                from: 0, oldRoot: all[0], to: 21, newRoot: tree.root, proof: []))
        #expect(
            !MerkleTree.verifyConsistency(
                from: 21, oldRoot: tree.root, to: 20, newRoot: tree.root, proof: []))
    }
}
