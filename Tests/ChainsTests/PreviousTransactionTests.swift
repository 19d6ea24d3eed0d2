import Digests
import Terms
import Testing

@testable import Chains

@Suite struct `A previous transaction` {
    static let own: [UInt8] = [0x00, 0x14] + [UInt8](repeating: 5, count: 20)

    @Test func `has the hash of its bytes without witnesses`() throws {
        let outputs = [(satoshi: UInt64(5), script: Self.own), (satoshi: 6, script: [UInt8]())]
        for witness in [true, false] {
            let bytes = BitcoinPayments.previous(outputs, witness: witness)
            let first = try PreviousTransaction(bytes, output: 0)
            #expect(first.satoshi == 5)
            #expect(first.script == Self.own)
            #expect(try PreviousTransaction(bytes, output: 1).satoshi == 6)
            #expect(try PreviousTransaction(bytes, output: 1).script.isEmpty)
        }
        let stripped = try PreviousTransaction(
            BitcoinPayments.previous(outputs, witness: true), output: 0)
        #expect(
            Hex.encode(stripped.hash.bytes.reversed()) == BitcoinPayments.txid(of: outputs))
    }

    // The transaction of BIP-143's first example, whose txid the chain has.
    @Test func `of the chain has the chain's txid`() throws {
        // Block 1's coinbase.
        let coinbase = try hex(
            "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff07"
                + "04ffff001d0104ffffffff0100f2052a0100000043410496b538e853519c726a2c91e61ec11600ae"
                + "1390813a627c66fb8be7947be63c52da7589379515d4e0a604f8141781e62294721166bf621e73a8"
                + "2cbf2342c858eeac00000000")
        let read = try PreviousTransaction(coinbase, output: 0)
        #expect(
            Hex.encode(read.hash.bytes.reversed())
                == "0e3e2357e806b6cdb1f70b54c3a3a17b6714ee1f0e68bebb44a74b1efd512098")
        #expect(read.satoshi == 5_000_000_000)
    }

    @Test func `is read strictly`() throws {
        let good = BitcoinPayments.previous([(5, Self.own)])
        let plain = BitcoinPayments.previous([(5, Self.own)], witness: false)
        for (bytes, why) in [
            (good + [0], "trailing bytes"), (Array(good.dropLast()), "one byte short"),
            ([], "nothing"), (plain + [0], "trailing bytes"),
            // Version, marker, flag 2.
            ([2, 0, 0, 0, 0, 2] + good[6...], "another flag"),
            ([2, 0, 0, 0, 0, 0, 0, 0, 0, 0], "no inputs at all"),
            ([2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], "no inputs behind the marker"),
            // One input in three bytes, and a count that reaches beyond the end.
            ([2, 0, 0, 0, 0xfd, 1, 0] + plain[5...], "a long count"),
            ([2, 0, 0, 0, 0xff] + [UInt8](repeating: 0xff, count: 8) + plain[5...], "2^64 inputs"),
            ([2, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0xff] + plain[5...], "2^32 inputs"),
        ] as [([UInt8], String)] {
            #expect(throws: BitcoinError.self, "\(why)") {
                try PreviousTransaction(bytes, output: 0)
            }
        }
        #expect(throws: BitcoinError.self) { try PreviousTransaction(good, output: 1) }
        #expect(throws: BitcoinError.self) { try PreviousTransaction(good, output: .max) }
    }

    // BIP-144 has one form for a transaction without witnesses, and this is not it.
    @Test func `with witnesses that are all empty is refused`() throws {
        var bytes = BitcoinPayments.previous([(5, Self.own)])
        // One item of three bytes before the lock time: 01 03 01 02 03.
        bytes.replaceSubrange((bytes.count - 9)..<(bytes.count - 4), with: [0])
        #expect(throws: BitcoinError.unexpected("witnesses that are all empty")) {
            try PreviousTransaction(bytes, output: 0)
        }
    }

    @Test func `of any bytes is read or refused, and never traps`() {
        var chance = SplitMix(seed: 7)
        let good = BitcoinPayments.previous([(5, Self.own), (6, Self.own)])
        for _ in 0..<50_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...3, using: &chance) {
                bytes[Int.random(in: bytes.indices, using: &chance)] = UInt8(
                    truncatingIfNeeded: chance.next())
            }
            _ = try? PreviousTransaction(bytes, output: UInt32(chance.next() % 3))
            _ = try? PreviousTransaction(
                Array(bytes.prefix(Int.random(in: bytes.indices, using: &chance))), output: 0)
        }
    }

    // B-27: a megabyte of outputs is walked once.
    @Test func `of a megabyte is read in no time`() throws {
        let outputs = (0..<30_000).map { (satoshi: UInt64($0), script: Self.own) }
        let bytes = BitcoinPayments.previous(outputs)
        #expect(bytes.count > 900_000)
        let clock = ContinuousClock()
        var read: PreviousTransaction?
        let time = try clock.measure { read = try PreviousTransaction(bytes, output: 29_999) }
        #expect(read?.satoshi == 29_999)
        #expect(time < .seconds(3))
    }
}
