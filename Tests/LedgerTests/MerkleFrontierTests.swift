import Terms
import Testing

@testable import Ledger

@Suite struct `A tree's frontier` {
    @Test func `has the tree's root at every size, in logarithmic memory`() {
        var tree = MerkleTree()
        var frontier = MerkleFrontier()
        for number in 0..<600 {
            #expect(frontier.root == tree.root)
            #expect(frontier.size == tree.size)
            let leaf = MerkleHash.leaf([UInt8(number & 255), UInt8(number >> 8)])
            tree.append(leaf: leaf)
            frontier.append(leaf: leaf)
        }
        #expect(MemoryLayout<MerkleFrontier>.size <= 16)
    }
}

@Suite struct `A tree's right edge` {
    @Test func `begins a whole subtree for each bit of the size`() {
        var tree = MerkleTree()
        for number in 0..<300 { tree.append(leaf: MerkleHash.leaf([UInt8(number & 255)])) }
        for size in UInt64(0)...300 {
            let edge = MerkleEdge(of: tree, at: size)
            #expect(edge.starts.count == size.nonzeroBitCount)
            #expect(edge.root == tree.root(at: size))
            #expect(edge.hash(from: size) == nil)
        }
        let edge = MerkleEdge(of: tree, at: 300)
        #expect(edge.starts == [0, 256, 288, 296])
        #expect(edge.hash(from: 296) == edge.hashes.last)
        #expect(edge.hash(from: 1) == nil)
    }

    @Test func `splits where the standard does`() {
        for power in UInt64(1)..<63 {
            let count: UInt64 = 1 << power
            #expect(MerkleTree.greatestPower(below: count) == count / 2)
            #expect(MerkleTree.greatestPower(below: count + 1) == count)
        }
        #expect(MerkleTree.greatestPower(below: .max) == 1 << 63)
    }
}
