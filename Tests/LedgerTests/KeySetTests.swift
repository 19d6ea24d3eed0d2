import Testing

@testable import Ledger

@Suite struct `A set of bound keys` {
    @Test(arguments: [0, 1, 40, 5_000])
    func `has what a plain set has, however it grew`(capacity: Int) {
        var keys = KeySet(capacity: capacity)
        var plain: Set<UInt64> = []
        for _ in 0..<4_000 {
            // Some of them fall on one place.
            let hash = UInt64.random(in: 1...9) << 40 | UInt64.random(in: 0...600) << 1
            #expect(keys.insert(hash) == plain.insert(hash).inserted)
        }
        #expect(keys.count == plain.count)
        #expect(plain.allSatisfy(keys.contains))
        for hash in UInt64(1)...2_000 where !plain.contains(hash) { #expect(!keys.contains(hash)) }
    }

    @Test func `tells agent and key apart, and has no hash 0`() {
        #expect(KeySet.hash("ab", "c") != KeySet.hash("a", "bc"))
        #expect(KeySet.hash("a", "b") == KeySet.hash("a", "b"))
        // The first half of what `printf 'a\0b' | sha256sum` begins with.
        #expect(KeySet.hash("a", "b") == 0x59B2_71AE_1BBC_B1D3)
    }
}
