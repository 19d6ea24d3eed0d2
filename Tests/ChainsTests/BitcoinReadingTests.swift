import Digests
import Terms
import Testing

@testable import Chains

/// Stored bytes that are read back, as a retry and an auditor do.
@Suite struct `Unsigned bytes of a Bitcoin wallet` {
    private func refused(_ payload: [UInt8]) throws -> String? {
        let wallet = try BitcoinPayments.wallet()
        return refusal { () throws(ChainError) in
            try Bitcoin.read(payload: payload, wallet: wallet)
        }?.place
    }

    @Test func `are a PSBT that other wallets can show`() throws {
        let transfer = try BitcoinPayments.transfer()
        let bytes = PSBT.write(transfer)
        #expect(Array(bytes.prefix(8)) == [0x70, 0x73, 0x62, 0x74, 0xff, 1, 0, 157])
        #expect(try PSBT.read(bytes, own: BitcoinPayments.own()) == transfer)
        #expect(
            try Bitcoin.read(payload: bytes, wallet: BitcoinPayments.wallet()).fee.atoms == 10_000)
    }

    @Test func `are held to the rules that requests are`() throws {
        let script = try hex("6a0568656c6c6f")
        let own = try BitcoinPayments.own()
        let hash = SHA256.hash([1])
        func bare(_ script: [UInt8], _ satoshi: UInt64) -> BitcoinTransfer {
            BitcoinTransfer(
                inputs: [.init(outpoint: Outpoint(hash: hash, index: 0), satoshi: 10_000)],
                payment: BitcoinOutput(satoshi: satoshi, script: script), change: nil, own: own)
        }
        for (transfer, place) in [
            // OP_RETURN, bare keys, future versions, nothing.
            (bare(script, 5_000), "bitcoin.script"), (bare([], 5_000), "bitcoin.script"),
            (bare([0x52, 0x20] + hash.bytes, 5_000), "bitcoin.script"),
            (bare([0x51, 0x1f] + hash.bytes.dropLast(), 5_000), "bitcoin.script"),
            (bare(own, 293), "bitcoin.dust"), (bare(own, 0), "bitcoin.dust"),
            (try BitcoinPayments.transfer(change: 293), "bitcoin.dust"),
            (try BitcoinPayments.transfer(indices: [1, 1]), "bitcoin.input-duplicate"),
            // B-13, B-15: outputs that hold more than the inputs.
            (
                try BitcoinPayments.transfer(payment: 150_001, change: nil),
                "bitcoin.insufficient-inputs"
            ),
            (try BitcoinPayments.transfer(payment: 100_000), "bitcoin.insufficient-inputs"),
            (try BitcoinPayments.transfer(change: .max), "bitcoin.overflow"),
            (try BitcoinPayments.transfer(payment: .max), "bitcoin.overflow"),
            // B-17: 212 virtual bytes at 10,000 satoshi, and a change too small to keep.
            (
                try BitcoinPayments.transfer(
                    amounts: [2_500_000, 2_000_000], payment: 60_000, change: nil),
                "bitcoin.fee-rate"
            ),
        ] {
            #expect(try refused(PSBT.write(transfer)) == place)
        }
        let dearest = try BitcoinPayments.transfer(
            amounts: [2_120_294, 60_001], payment: 60_001, change: nil)
        #expect(
            try Bitcoin.read(payload: PSBT.write(dearest), wallet: BitcoinPayments.wallet()).fee
                .atoms == 2_120_294)
    }

    @Test func `are refused where their form is another`() throws {
        let good = PSBT.write(try BitcoinPayments.transfer())
        // Global: one byte of key, its type, the length of 157, then the transaction.
        let body = 8
        func with(_ place: Int, _ value: UInt8) -> [UInt8] {
            var bytes = good
            bytes[place] = value
            return bytes
        }
        for bytes in [
            [], Array(good.dropLast()), good + [0], Array("cHNidP8=".utf8),
            with(0, 0x71), with(4, 0x00), with(5, 2), with(6, 1),
            // Version 1, a lock time, a final sequence, a script in an input.
            with(body, 1), with(body + 156, 1), with(body + 42, 0xff), with(body + 42, 0xfe),
            with(body + 41, 1),
            // Three outputs, none.
            with(body + 87, 3), with(body + 87, 0),
            // B-06: PSBT_IN_SIGHASH_TYPE where the output should stand; B-08: change to another.
            with(body + 159, 0x03), with(body + 140, 0xaa),
        ] {
            #expect(try refused(bytes) == "payload")
        }
    }

    // B-05: the output an input spends must be the wallet's, whatever it says it holds.
    @Test func `are refused for an input of another script`() throws {
        let good = PSBT.write(try BitcoinPayments.transfer())
        let own = try BitcoinPayments.own()
        let places = good.indices.filter { good[$0...].starts(with: own) }
        // Change, and what the two inputs spend.
        #expect(places.count == 3)
        for place in places {
            var bytes = good
            bytes[place + 10] ^= 1
            #expect(try refused(bytes) == "payload")
        }
    }

    @Test func `are refused with any one bit changed, or mean something else`() throws {
        let good = PSBT.write(try BitcoinPayments.transfer())
        let wallet = try BitcoinPayments.wallet()
        let sound = try Bitcoin.read(payload: good, wallet: wallet)
        for index in good.indices {
            for bit in 0..<8 {
                var changed = good
                changed[index] ^= 1 << UInt8(bit)
                guard let read = try? Bitcoin.read(payload: changed, wallet: wallet) else {
                    continue
                }
                #expect(read.digests != sound.digests)
                let own = try BitcoinPayments.own()
                #expect(PSBT.write(try PSBT.read(changed, own: own)) == changed)
            }
        }
        for length in good.indices { #expect(try refused(Array(good[..<length])) == "payload") }
    }
}
