import Digests
import Terms
import Testing

@testable import Chains

/// Stored bytes at the edges of what is ever written, and one step beyond.
@Suite struct `The edges of a Bitcoin wallet's unsigned bytes` {
    private func refused(_ payload: [UInt8]) throws -> ChainError? {
        let wallet = try BitcoinPayments.wallet()
        return refusal { () throws(ChainError) in
            try Bitcoin.read(payload: payload, wallet: wallet)
        }
    }

    private func transfer(inputs: Int, each satoshi: UInt64 = 10_000) throws -> BitcoinTransfer {
        try BitcoinPayments.transfer(
            amounts: [UInt64](repeating: satoshi, count: inputs),
            indices: (0..<inputs).map(UInt32.init), payment: 10_000, change: nil)
    }

    // B-27: requests are held to a hundred inputs, and so are bytes.
    @Test func `are one input and a hundred`() throws {
        for count in [0, 101, 200] {
            #expect(try refused(PSBT.write(transfer(inputs: count)))?.place == "payload")
        }
        let most = try Bitcoin.read(
            payload: PSBT.write(transfer(inputs: 100)), wallet: BitcoinPayments.wallet())
        #expect(most.digests.count == 100)
    }

    // B-15: two halves of 2^64 are nothing together, where sums wrap.
    @Test(arguments: [2_100_000_000_000_001, 1 << 63, .max] as [UInt64])
    func `are amounts that exist`(satoshi: UInt64) throws {
        let error = try refused(PSBT.write(transfer(inputs: 2, each: satoshi)))
        #expect(error?.place == "payload")
        #expect(error?.words.first?.contains("more than there is") == true)
    }

    // B-17: at the highest fee and one satoshi above.
    @Test func `are the highest fee`() throws {
        let wallet = try BitcoinPayments.wallet()
        func bytes(_ fee: UInt64) throws -> [UInt8] {
            PSBT.write(
                try BitcoinPayments.transfer(
                    amounts: [fee, 60_000], payment: 60_000, change: nil))
        }
        // 212 virtual bytes at 10,000 satoshi, and 294.
        #expect(
            try Bitcoin.read(payload: bytes(2_120_294), wallet: wallet).fee.atoms == 2_120_294)
        #expect(try refused(bytes(2_120_295))?.place == "bitcoin.fee-rate")
    }

    // B-16: not only beside each other.
    @Test func `are inputs that differ, wherever they stand`() throws {
        let transfer = try BitcoinPayments.transfer(
            amounts: [50_000, 50_000, 50_000], indices: [0, 1, 0])
        #expect(try refused(PSBT.write(transfer))?.place == "bitcoin.input-duplicate")
    }

    // B-22: a field is as long as what it holds.
    @Test func `are fields without a byte too many or too few`() throws {
        let good = PSBT.write(try BitcoinPayments.transfer())
        let own = try BitcoinPayments.own()
        // Behind the transaction: key length, type, a length of 31, the amount, a script's length.
        let place = try require(good.lastIndex(of: 31))
        #expect(good[(place + 10)...].starts(with: own))
        var long = good
        long[place] = 32
        long.insert(0, at: place + 10 + own.count)
        #expect(try refused(long)?.place == "payload")
        let magic = Array(good[..<5])
        for length in 0..<5 as Range<UInt8> {
            let short = [UInt8](repeating: 2, count: Int(length))
            let bytes = magic + [1, 0, length] + short + [0]
            #expect(try refused(bytes)?.place == "payload")
        }
    }

    // B-22: where there is no change, a count of outputs says so in one way.
    @Test func `are as many outputs as are counted`() throws {
        let wallet = try BitcoinPayments.wallet()
        let own = try BitcoinPayments.own()
        let good = PSBT.write(try BitcoinPayments.transfer(change: nil))
        for index in good.indices {
            for bit in 0..<8 {
                var changed = good
                changed[index] ^= 1 << UInt8(bit)
                guard (try? Bitcoin.read(payload: changed, wallet: wallet)) != nil else { continue }
                #expect(PSBT.write(try PSBT.read(changed, own: own)) == changed)
            }
        }
    }

    @Test func `of any bytes are read or refused, and never trap`() throws {
        var chance = SplitMix(seed: 143)
        let wallet = try BitcoinPayments.wallet()
        let own = try BitcoinPayments.own()
        let good = PSBT.write(try transfer(inputs: 3))
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                let place = Int.random(in: bytes.indices, using: &chance)
                let value = [0, 1, 2, 0x7f, 0xfd, 0xff, UInt8(truncatingIfNeeded: chance.next())]
                switch chance.next() % 4 {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(value.randomElement(using: &chance) ?? 0, at: place)
                default: bytes[place] = value.randomElement(using: &chance) ?? 0
                }
            }
            guard let read = try? Bitcoin.read(payload: bytes, wallet: wallet) else { continue }
            #expect(PSBT.write(try PSBT.read(bytes, own: own)) == bytes)
            #expect(read.worstCase.first?.atoms == read.value.atoms + read.fee.atoms)
        }
    }
}
