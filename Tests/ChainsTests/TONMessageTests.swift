import Digests
import Terms
import Testing

@testable import Chains

/// What two other implementations made of the same orders.
@Suite struct `An order to a TON wallet` {
    /// The transfer of a vector's case; nil for the cases that are never signed.
    static func transfer(_ name: String, to destination: String) throws -> TONTransfer? {
        let to = try TONAddressForm(destination).address
        switch name {
        case "single_comment":
            return TONTransfer(
                to: to, bounce: false, nanoTON: 1_234_567_890,
                comment: try require(TextComment("bursar test")))
        case "single_empty_bounce":
            return TONTransfer(to: to, bounce: true, nanoTON: 1, comment: nil)
        default: return nil
        }
    }

    @Test func `has the body that others sign`() throws {
        let file = try TONMessageVector.file()
        var compared = 0
        for vector in file.vectors {
            guard let transfer = try Self.transfer(vector.case, to: file.destination_raw) else {
                continue
            }
            let order = WalletV5Order(
                walletID: WalletV5.walletID(of: vector.network), validUntil: vector.valid_until,
                seqno: vector.seqno, transfer: transfer)
            let body = try order.unsignedBody()
            #expect(body.hash.hex == vector.signing_hash)
            let signature = try hex(vector.signature)
            let signed = try WalletV5Signature.appended(
                Signature(bytes: signature, recoveryID: nil), to: body)
            #expect(signed.hash.hex == vector.signed_body_hash)
            #expect(
                Hex.encode(BagOfCells.write(signed, checksum: false)) == vector.signed_body_boc)
            #expect(
                Ed25519.verify(
                    signature: signature, message: body.hash.bytes,
                    publicKey: try hex(TONMessageVector.publicKey)))
            #expect(try WalletV5Order(reading: body) == order)
            compared += 1
        }
        #expect(compared == 8)
    }

    @Test func `is named by its message in normal form`() throws {
        let file = try TONMessageVector.file()
        let key = try hex(TONMessageVector.publicKey)
        for vector in file.vectors {
            let signed = try BagOfCellsReader.read(hex(vector.signed_body_boc))
            let wallet = WalletV5(publicKey: key, network: vector.network)
            let message = ExternalMessage(
                to: try wallet.address(), stateInit: try wallet.stateInit(), body: signed)
            #expect(
                try message.normalised().cell().hash.hex == vector.external_message_hash_no_init)
            #expect(try ExternalMessage(reading: message.cell()) == message)
        }
    }

    // T-05, T-14, T-25: what the list or a body hides is refused, though others sign it.
    @Test func `of more than one transfer, or with another body, is not read`() throws {
        let file = try TONMessageVector.file()
        var refused = 0
        for vector in file.vectors where !vector.case.hasPrefix("single") {
            let signed = try BagOfCellsReader.read(hex(vector.signed_body_boc))
            var reader = CellReader(signed)
            var body = CellBuilder()
            for width in [64, 64, 2] {
                body.store(try reader.take(bits: width) as UInt64, bits: width)
            }
            body.store(reference: try reader.takeReference())
            let unsigned = try body.finish()
            #expect(unsigned.hash.hex == vector.signing_hash)
            #expect(throws: CellError.self) { try WalletV5Order(reading: unsigned) }
            refused += 1
        }
        #expect(refused == 8)
    }
}
