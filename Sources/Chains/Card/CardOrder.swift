internal import Digests
internal import JSON
internal import Terms

/// What a grant is for: the payload of a card payment, as canonical JSON (RFC 8785).
///
/// `{"amount","asset","card","key","merchant","order","until"}`: the card by brand and last four and by its
/// public key, never by its number.
struct CardOrder: Hashable, Sendable {
    /// Where the number is to be filled in.
    let merchant: MerchantOrigin
    /// Minor units of the card's currency.
    let atoms: UInt128
    /// The agent's number for the purchase.
    let number: UInt64
    /// When the grant ends, a whole second.
    let until: Moment

    /// Keeps a grant's signature from being one of anything else that is hashed.
    private static let label = Array("bursar/card-grant/v1".utf8) + [0]

    /// What the card's key signs: SHA-256 of a label and the payload.
    static func digest(of payload: [UInt8]) -> Digest32 { SHA256.hash(label + payload) }

    /// The canonical bytes, for one card.
    func payload(of wallet: WalletFacts, _ asset: Asset) -> [UInt8] {
        JSONWriter.write([
            "amount": .string(AssetAmount(asset: asset, atoms: atoms).decimal),
            "asset": .string(asset.id), "card": .string(wallet.account.text),
            "key": .string(Hex.encode(wallet.publicKey)), "merchant": .string(merchant.text),
            "order": .integer(number), "until": .string(Timestamp.seconds(until)),
        ])
    }

    /// Reads what ``payload(of:_:)`` wrote for this card, byte for byte.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for any other bytes.
    static func read(
        payload: [UInt8], of wallet: WalletFacts, _ asset: Asset
    ) throws(ChainError) -> CardOrder {
        guard let json = try? JSONReader.read(payload) else {
            throw malformed("is not JSON")
        }
        let order: CardOrder
        do {
            var reader = try ObjectReader(json, at: "payload")
            let amount = try reader.string("amount")
            let origin = try reader.string("merchant")
            let number = try reader.integer("order")
            guard let until = Timestamp.parse(try reader.string("until")),
                let atoms = try? DecimalText.parse(amount, decimals: asset.decimals), atoms > 0,
                let merchant = try? MerchantOrigin(origin)
            else { throw malformed("has an amount, a merchant or an end that is none") }
            order = CardOrder(merchant: merchant, atoms: atoms, number: number, until: until)
        } catch let error as FieldError {
            throw .malformed(field: error.path, clause: error.clause)
        } catch let error as ChainError {
            throw error
        } catch { throw malformed("is no order") }
        guard order.payload(of: wallet, asset) == payload else {
            throw malformed("is not what an order of this card reads back as")
        }
        return order
    }

    private static func malformed(_ clause: String) -> ChainError {
        .malformed(field: "payload", clause: clause)
    }
}
