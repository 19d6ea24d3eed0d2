import Ledger
import Terms
import Testing

/// Proofs of logs too long to try every pair of sizes.
@Suite struct `A long log's proofs` {
    private let largest: [UInt64] = [
        1 << 32, (1 << 32) + 1, (1 << 53) - 1, 1 << 62, (1 << 63) - 1, 1 << 63, (1 << 63) + 1,
        .max - 1, .max,
    ]

    private func leaves(_ count: Int) -> [Digest32] {
        (0..<count).map { MerkleHash.leaf([UInt8($0 & 255), UInt8($0 >> 8 & 255), 7]) }
    }

    @Test func `are the standard's for any pair of sizes`() throws {
        let all = leaves(20_000)
        var tree = MerkleTree()
        for leaf in all { tree.append(leaf: leaf) }
        let standard = TreeDefinition.over(all)
        // Sizes around powers of two are where a split can be off by one.
        let powers: [UInt64] = (7...14).map { 1 << $0 }
        let edges = powers.flatMap { power -> [UInt64] in [power - 1, power, power + 1] }
        let sizes: [UInt64] =
            edges + (0..<40).map { _ in UInt64.random(in: 1...20_000) }
        for new in sizes {
            let root = standard.root(new)
            #expect(tree.root(at: new) == root)
            for old in sizes where old <= new {
                let proof = try #require(tree.consistencyProof(from: old, to: new))
                try #require(proof == standard.proof(old, in: 0..<new), "\(old) \(new)")
                try #require(
                    MerkleTree.verifyConsistency(
                        from: old, oldRoot: standard.root(old), to: new, newRoot: root,
                        proof: proof))
                let index = old - 1
                let path = try #require(tree.inclusionProof(of: index, at: new))
                try #require(path == standard.path(index, in: 0..<new), "\(index) \(new)")
                try #require(
                    MerkleTree.verifyInclusion(
                        of: all[Int(index)], at: index, size: new, proof: path, root: root))
            }
        }
    }

    @Test func `of inclusion hold at any place up to the last that has a number`() throws {
        let leaf = MerkleHash.leaf([1])
        let standard = TreeDefinition.of(same: leaf)
        for size in largest {
            let root = standard.root(size)
            for index in [0, 1, size / 2, size - 2, size - 1, UInt64.random(in: 0..<size)] {
                let path = standard.path(index, in: 0..<size)
                func holds(_ hash: Digest32, _ proof: [Digest32], _ root: Digest32) -> Bool {
                    MerkleTree.verifyInclusion(
                        of: hash, at: index, size: size, proof: proof, root: root)
                }
                #expect(holds(leaf, path, root), "\(index) of \(size)")
                #expect(!holds(MerkleHash.leaf([2]), path, root))
                #expect(!holds(leaf, Array(path.dropLast()), root))
                #expect(!holds(leaf, path + [leaf], root))
                #expect(!holds(leaf, path, standard.root(size - 1)))
            }
        }
    }

    @Test func `of consistency hold between any sizes that have a number`() throws {
        let standard = TreeDefinition.of(same: MerkleHash.leaf([1]))
        for new in largest {
            let newRoot = standard.root(new)
            for old in largest + [1, 2, 3, UInt64.random(in: 1..<new)] where old < new {
                let proof = standard.proof(old, in: 0..<new)
                let oldRoot = standard.root(old)
                func holds(
                    from size: UInt64, to other: UInt64, _ first: Digest32, _ second: Digest32,
                    _ hashes: [Digest32]
                ) -> Bool {
                    MerkleTree.verifyConsistency(
                        from: size, oldRoot: first, to: other, newRoot: second, proof: hashes)
                }
                #expect(holds(from: old, to: new, oldRoot, newRoot, proof), "\(old) \(new)")
                #expect(!holds(from: new, to: old, newRoot, oldRoot, proof))
                #expect(!holds(from: old, to: new, newRoot, newRoot, proof))
                #expect(!holds(from: old, to: new, oldRoot, oldRoot, proof))
                #expect(!holds(from: old, to: new, oldRoot, newRoot, proof + [oldRoot]))
                #expect(
                    !holds(from: old, to: new, oldRoot, newRoot, Array(proof.dropLast())),
                    "\(old) \(new)")
            }
        }
    }

    @Test func `are short, however long the log is`() {
        let standard = TreeDefinition.of(same: MerkleHash.leaf([1]))
        for size in largest {
            #expect(standard.path(size / 3, in: 0..<size).count <= 64)
            #expect(standard.proof(size / 3, in: 0..<size).count <= 65)
        }
    }
}
