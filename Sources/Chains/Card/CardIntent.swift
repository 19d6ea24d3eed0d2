internal import JSON
internal import Terms

/// A card payment as an agent asks for it: the `intent` object of kind `card`.
struct CardIntent: Hashable, Sendable {
    /// Where the number is to be filled in.
    let merchant: MerchantOrigin
    /// How much, in minor units of the card's currency; above zero.
    let atoms: UInt128

    /// Reads the object for a card that pays with `asset`.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown or not of its form,
    /// and `card.currency` for another currency than the card's.
    init(_ json: JSON, asset: Asset) throws(ChainError) {
        let kind: String
        let origin: String
        let amount: String
        let named: String
        do {
            var reader = try ObjectReader(json, at: "intent")
            kind = try reader.string("kind")
            origin = try reader.string("merchant")
            amount = try reader.string("amount")
            named = try reader.string("asset")
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        guard kind == "card" else {
            throw .malformed(field: "intent.kind", clause: "must be \"card\"")
        }
        guard named == asset.symbol || named == asset.id else {
            throw .refused(
                rule: "card.currency",
                detail: "the currency asked for is not the card's: it pays \(asset.id)",
                hint: "ask in \(asset.symbol), or with a card in that currency: what an issuer "
                    + "makes of another is not known before")
        }
        do { merchant = try MerchantOrigin(origin) } catch {
            throw .malformed(field: "intent.merchant", clause: error.clause)
        }
        atoms = try CardIntent.atoms(amount, decimals: asset.decimals)
    }

    private static func atoms(_ amount: String, decimals: Int) throws(ChainError) -> UInt128 {
        let value: UInt128
        do { value = try DecimalText.parse(amount, decimals: decimals) } catch {
            throw .malformed(field: "intent.amount", clause: error.clause)
        }
        guard value > 0 else {
            throw .malformed(field: "intent.amount", clause: "must be above zero")
        }
        return value
    }
}
