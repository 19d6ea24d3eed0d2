import Terms
import Testing

@testable import Chains

/// What a whole payment signs, beside what another implementation makes of the same transaction.
@Suite struct `The digests of a payment of bitcoin` {
    /// Made by embit 0.8.0 (`Transaction.sighash_segwit`) from outpoints, amounts and addresses.
    static let known: [(change: UInt64?, txid: String, digests: [String])] = [
        (
            80_000, "29c8345864d4c74b1798167b0b6e14e9e04393a005c1f385c73b5ef77a3c0ea9",
            [
                "5bf8b08b4b12180d72e218ffd61cc3b9aa62fb683e81a4b11f6a580c6db46ffd",
                "ca39f755325356307eaf47f7a1a83938ef1bd3eaa7c9f66fe432e3b9fa6ce69f",
            ]
        ),
        (
            nil, "34e4e1328b5e6f0628896810f99cad347a4d970ae4f99a6c6dcf27f1ac5b4123",
            [
                "1122d45a0da63ea76e2a381959db3f6c45a2db4bbe225306254898565a1fed76",
                "338cd183ecddab674dedf61832e0791facf77ee94f3ffc69c632e4b76a5eb45d",
            ]
        ),
    ]

    // BIP-143's examples are other transactions than this wallet's, so they prove its parts alone.
    @Test(arguments: known) func `are another implementation's`(
        change: UInt64?, txid: String, digests: [String]
    ) throws {
        let transfer = try BitcoinPayments.transfer(change: change)
        #expect(transfer.txid == txid)
        #expect(WitnessSighash.digests(of: transfer).map(\.hex) == digests)
    }

    // BIP-66: a number whose top bit is set takes a zero before it, and no other does.
    @Test func `are signed in DER without needless zeros`() throws {
        let low = [UInt8](repeating: 0, count: 31) + [1]
        for (first, length) in [(0x7f, 32), (0x80, 33), (0x81, 33), (0xff, 33)] as [(UInt8, UInt8)]
        {
            let r = [first] + [UInt8](repeating: 0x11, count: 31)
            let made = try require(DERSignature(Signature(bytes: r + low, recoveryID: 0)))
            #expect(made.bytes[3] == length, "\(first)")
            #expect(DERSignature(reading: made.bytes) == made)
        }
        for (second, length) in [(0x7f, 31), (0x80, 32)] as [(UInt8, UInt8)] {
            let r = [0, second] + [UInt8](repeating: 0x11, count: 30)
            let made = try require(DERSignature(Signature(bytes: r + low, recoveryID: 0)))
            #expect(made.bytes[3] == length, "\(second)")
            #expect(DERSignature(reading: made.bytes) == made)
        }
    }
}
