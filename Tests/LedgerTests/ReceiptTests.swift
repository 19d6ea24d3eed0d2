import Ledger
import Testing

@Suite struct `A payment's receipt` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    @Test func `verifies for every entry at every signed size`() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<40 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
            for index in 0...seq {
                let text = try #require(ledger.receipt(for: index))
                let receipt = try TLogProof(text)
                let leaf = MerkleHash.leaf(entry(index))
                let signed = try receipt.verify(leaf: leaf, signedBy: log.key)
                #expect(signed.size == seq + 1)
                #expect(receipt.text == text)
            }
        }
    }

    @Test func `is against the last signed checkpoint, whatever is staged after it`() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<5 { _ = try ledger.append(entry(seq)) }
        #expect(ledger.receipt(for: 0) == nil)
        try ledger.committed(by: log)
        _ = try ledger.append(entry(5))
        try ledger.committed()
        _ = try ledger.append(entry(6))
        let receipt = try TLogProof(try #require(ledger.receipt(for: 4)))
        let leaf = MerkleHash.leaf(entry(4))
        #expect(try receipt.verify(leaf: leaf, signedBy: log.key).size == 5)
        #expect(ledger.receipt(for: 5) == nil)
        #expect(ledger.receipt(for: 6) == nil)
    }

    @Test func `has proofs beside it for durable sizes only`() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<6 { _ = try ledger.append(entry(seq)) }
        try ledger.committed(by: log)
        _ = try ledger.append(entry(6))
        let path = try #require(try ledger.inclusionProof(of: 2, at: 5))
        let proof = try #require(try ledger.consistencyProof(from: 5, to: 6))
        var tree = MerkleTree()
        for seq in UInt64(0)..<6 { tree.append(leaf: MerkleHash.leaf(entry(seq))) }
        let old = try #require(tree.root(at: 5))
        #expect(
            MerkleTree.verifyInclusion(
                of: MerkleHash.leaf(entry(2)), at: 2, size: 5, proof: path, root: old))
        #expect(
            MerkleTree.verifyConsistency(
                from: 5, oldRoot: old, to: 6, newRoot: tree.root, proof: proof))
        #expect(try ledger.inclusionProof(of: 2, at: 7) == nil)
        #expect(try ledger.consistencyProof(from: 5, to: 7) == nil)
    }
}
