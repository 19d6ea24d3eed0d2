import Digests
import Terms
import Testing

@testable import Chains

/// Where Bitcoin Core draws the line between bytes that are a transaction and bytes that are none.
@Suite struct `The edges of a previous transaction` {
    static let own: [UInt8] = [0x00, 0x14] + [UInt8](repeating: 5, count: 20)

    /// One input, and a second output whose script's length is written as `length`.
    private func transaction(length: [UInt8], script: Int) -> [UInt8] {
        var out = BitcoinPayments.previous([(5, Self.own)], witness: false)
        let lockTime = out.suffix(4)
        out.removeLast(4)
        // Version, one input with a script of one byte: the count of outputs stands behind them.
        out[4 + 1 + 36 + 2 + 4] = 2
        out.appendLittleEndian(UInt64(6))
        out += length + [UInt8](repeating: 0x6a, count: script) + lockTime
        return out
    }

    private func isRead(length: [UInt8], script: Int) -> Bool {
        (try? PreviousTransaction(transaction(length: length, script: script), output: 1)) != nil
    }

    // B-22: Core reads no length that has a shorter form, so such bytes are no transaction.
    @Test func `have one form for each length`() {
        for (length, script, isForm) in [
            ([0xfc], 0xfc, true), ([0xfd, 0xfc, 0], 0xfc, false), ([0xfd, 0xfd, 0], 0xfd, true),
            ([0xfd, 0xff, 0xff], 0xffff, true), ([0xfe, 0xff, 0xff, 0, 0], 0xffff, false),
            ([0xfe, 0xfd, 0, 0, 0], 0xfd, false), ([0xfe, 5, 0, 0, 0], 5, false),
            ([0xfe, 0, 0, 1, 0], 0x1_0000, true),
            ([0xff, 0, 0, 1, 0, 0, 0, 0, 0], 0x1_0000, false),
            ([0xff, 5, 0, 0, 0, 0, 0, 0, 0], 5, false),
        ] as [([UInt8], Int, Bool)] {
            #expect(isRead(length: length, script: script) == isForm, "\(length)")
        }
    }

    // What is written is read: the forms change at the same lengths.
    @Test func `are where lengths are written longer`() {
        for (count, length) in [
            (0, 1), (0xfc, 1), (0xfd, 3), (0xffff, 3), (0x1_0000, 5), (0xffff_ffff, 5),
        ] {
            var out: [UInt8] = []
            out.appendCompactSize(count)
            #expect(out.count == length, "\(count)")
        }
    }

    // BIP-144 knows one flag; Core refuses every other ("Unknown transaction optional data").
    @Test(arguments: [0, 2, 3, 0x81, 0xff] as [UInt8]) func `are at flag 1`(flag: UInt8) {
        var bytes = BitcoinPayments.previous([(5, Self.own)])
        #expect(bytes[4...5] == [0, 1])
        bytes[5] = flag
        #expect(throws: BitcoinError.self) { try PreviousTransaction(bytes, output: 0) }
    }

    // B-01: whatever the hash did not cover could be a lie about another transaction.
    @Test func `are no byte that its hash does not cover`() throws {
        let bytes = BitcoinPayments.previous([(5, Self.own), (6, Self.own)], witness: false)
        #expect(try PreviousTransaction(bytes, output: 0).hash == SHA256.twice(bytes))
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x10
            guard let read = try? PreviousTransaction(changed, output: 0) else { continue }
            #expect(read.hash == SHA256.twice(changed), "byte \(index)")
        }
    }

    // Witnesses are what the hash does not cover: any of them, and nothing else.
    @Test func `are witnesses of any content`() throws {
        let plain = BitcoinPayments.previous([(5, Self.own)], witness: false)
        for witness in [[1, 0], [1, 2, 7, 7], [2, 0, 1, 9]] as [[UInt8]] {
            let bytes =
                plain[..<4] + [0, 1] + plain[4..<(plain.count - 4)] + witness + [9, 8, 7, 6]
            let read = try PreviousTransaction(Array(bytes), output: 0)
            #expect(read.hash == SHA256.twice(plain.dropLast(4) + [9, 8, 7, 6]))
        }
    }

    @Test func `are each output's own`() throws {
        let outputs = (0..<600).map { (satoshi: UInt64($0) + 1, script: Self.own) }
        let bytes = BitcoinPayments.previous(outputs)
        for place in 0..<600 as Range<UInt32> {
            #expect(try PreviousTransaction(bytes, output: place).satoshi == UInt64(place) + 1)
        }
        #expect(throws: BitcoinError.unexpected("no output 600")) {
            try PreviousTransaction(bytes, output: 600)
        }
    }

    // B-15: a transaction with an impossible output is none, whichever of them is spent.
    @Test func `are at all the bitcoin there is, in each output`() {
        for (satoshi, isThere) in [(2_100_000_000_000_000, true), (2_100_000_000_000_001, false)]
            as [(UInt64, Bool)]
        {
            let sound = (satoshi: UInt64(5), script: Self.own)
            let edge = (satoshi: satoshi, script: Self.own)
            for outputs in [[sound, edge], [edge, sound]] {
                let bytes = BitcoinPayments.previous(outputs)
                for place in 0..<2 as Range<UInt32> {
                    let read = try? PreviousTransaction(bytes, output: place)
                    #expect((read != nil) == isThere)
                }
            }
        }
    }
}
