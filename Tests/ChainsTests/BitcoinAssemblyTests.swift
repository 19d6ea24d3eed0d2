import Digests
import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A signed payment of bitcoin` {
    private static func signature(_ mark: UInt8) -> Signature {
        Signature(
            bytes: [UInt8](repeating: mark, count: 64), recoveryID: 0)
    }

    @Test func `has its witnesses in order, and an id without them`() throws {
        let transfer = try BitcoinPayments.transfer()
        let proposal = try Bitcoin.read(
            payload: PSBT.write(transfer), wallet: BitcoinPayments.wallet())
        let signed = try Bitcoin.assemble(
            proposal, signatures: [Self.signature(0x11), Self.signature(0x22)])
        #expect(signed.format == "bitcoin-raw")
        #expect(signed.encoding == "hex")
        #expect(signed.validUntil == nil)
        let raw = try hex(signed.data)
        #expect(signed.data == signed.data.lowercased())
        // Read as any transaction with witnesses, by the reader of previous transactions.
        let read = try PreviousTransaction(raw, output: 0)
        #expect(read.satoshi == 60_000)
        #expect(Hex.encode(read.hash.bytes.reversed()) == signed.id)
        #expect(signed.id == transfer.txid)
        let key = BitcoinPayments.key
        let first = Hex.encode([UInt8](repeating: 0x11, count: 32))
        let second = Hex.encode([UInt8](repeating: 0x22, count: 32))
        let witnesses =
            "0247304402" + "20\(first)0220\(first)0121\(key)"
            + "0247304402" + "20\(second)0220\(second)0121\(key)"
        #expect(signed.data.hasSuffix(witnesses + "00000000"))
    }

    @Test func `is no larger than what was paid for`() throws {
        let long = Signature(
            bytes: [0xff] + [UInt8](repeating: 0xee, count: 31) + [0x7f]
                + [UInt8](repeating: 0x11, count: 31), recoveryID: 0)
        for count in [1, 2, 3, 100] {
            let inputs = try (0..<count).map { try BitcoinPayments.input(mark: UInt8($0)) }
            for amount in ["0.0006", "0.00099562"] {
                let request = try BitcoinPayments.request(
                    intent: BitcoinPayments.intent(amount: .string(amount)),
                    network: BitcoinPayments.network(inputs, rate: "1"))
                let proposal = try Bitcoin.propose(request)
                let signed = try Bitcoin.assemble(
                    proposal, signatures: [Signature](repeating: long, count: count))
                let raw = try hex(signed.data)
                let transfer = try PSBT.read(proposal.payload, own: BitcoinPayments.own())
                let weight = 3 * transfer.unsigned.count + raw.count
                let scripts = transfer.outputs.map(\.script)
                #expect(
                    UInt64((weight + 3) / 4) == BitcoinFee.size(inputs: count, scripts: scripts))
            }
        }
    }

    // B-22, BIP-66, BIP-146.
    @Test func `is not made of signatures outside their ranges, or of too few`() throws {
        let proposal = try Bitcoin.propose(BitcoinPayments.request())
        let high = Signature(
            bytes: [UInt8](repeating: 0x11, count: 32) + [UInt8](repeating: 0x88, count: 32),
            recoveryID: 0)
        for signatures in [
            [], [Self.signature(1), Self.signature(1)], [high], [Self.signature(0)],
            [Self.signature(0xff)],
            [Signature(bytes: [UInt8](repeating: 1, count: 63), recoveryID: 0)],
        ] {
            #expect(
                refusal { () throws(ChainError) in
                    try Bitcoin.assemble(proposal, signatures: signatures)
                }?.place == "signature")
        }
    }
}
