import Ledger
import Terms
import Testing

@testable import LedgerTests
@testable import Witness

/// Whatever is asked in whatever order, what a witness cosigned is one history.
@Suite struct `A witness over many requests` {
    private let place: Place

    init() throws { place = try Place() }

    /// Two histories with the same beginning.
    private func histories(_ common: Int, _ size: Int) -> [MerkleTree] {
        (0..<2).map { history in
            var tree = MerkleTree()
            for number in 0..<size {
                tree.append(
                    leaf: MerkleHash.leaf([number < common ? 0 : UInt8(history), UInt8(number)]))
            }
            return tree
        }
    }

    @Test func `never cosigns two histories`() throws {
        let log = TestLog()
        for common in [0, 1, 13, 64] {
            let trees = histories(common, 100)
            let witness = try Witness.create(
                in: place.path + "/w\(common)", name: "witness.example/w1")
            var cosigned: [(history: Int, size: UInt64)] = []
            var refused = 0
            for _ in 0..<400 {
                let history = Int.random(in: 0..<2)
                let known = cosigned.last?.size ?? 0
                // Mostly from where the witness is, sometimes from anywhere, now and then with another's proof.
                let old = Int.random(in: 0..<4) > 0 ? known : UInt64.random(in: 0...100)
                let size = UInt64.random(in: (Bool.random() ? min(old, 99) : 0)...100)
                let proven = trees[Int.random(in: 0..<8) == 0 ? 1 - history : history]
                let root = try #require(trees[history].root(at: size))
                let request = CheckpointRequest(
                    old: old, proof: proven.consistencyProof(from: old, to: size) ?? [],
                    note: log.note(size: size, root: root))
                let reply = try witness.add(request, [log.key])
                guard reply.status == 200 else {
                    refused += 1
                    continue
                }
                #expect(size >= known)
                cosigned.append((history, size))
            }
            // Every two of them have the same entries as far as the shorter goes.
            for (first, second) in zip(cosigned, cosigned.dropFirst()) {
                #expect(
                    trees[first.history].root(at: first.size)
                        == trees[second.history].root(at: first.size))
            }
            #expect(!cosigned.isEmpty && refused > 0)
        }
    }

    @Test func `cosigns no request of which a byte was changed`() throws {
        var log = WitnessedLog()
        log.grow(to: 50)
        let witness = try Witness.create(in: place.state, name: "witness.example/w1")
        #expect(try witness.add(log.request(from: 0, to: 21), [log.key]).status == 200)
        let whole = Array(log.request(from: 21, to: 50).text.utf8)
        for index in whole.indices {
            for bit in [0, 3, 5] {
                var changed = whole
                changed[index] ^= 1 << UInt8(bit)
                let reply = try witness.add(changed, trusting: [log.key], now: 1)
                #expect(reply.status != 200, "byte \(index), bit \(bit)")
            }
            let cut = try witness.add(Array(whole[..<index]), trusting: [log.key], now: 1)
            #expect(cut.status != 200, "cut at \(index)")
        }
        #expect(try witness.add(whole, trusting: [log.key], now: 1).status == 200)
    }
}
