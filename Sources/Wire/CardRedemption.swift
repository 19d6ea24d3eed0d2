public import JSON

/// The body of `POST /v1/payments/{id}/redeem`: where and for how much the number is about to be filled in.
public struct CardRedemption: Hashable, Sendable {
    /// The merchant's origin, `https://shop.example`.
    public let merchant: String
    /// Whole units of the card's currency.
    public let amount: String

    private static let longest = 300

    /// Reads the object.
    ///
    /// - Throws: ``FieldError`` for the first field that is not of its form.
    public init(_ json: JSON) throws(FieldError) {
        var reader = try ObjectReader(json, at: "")
        merchant = try reader.string("merchant")
        amount = try reader.string("amount")
        try reader.finish()
        // They stand in an entry where they are right, so what is longer is wrong.
        for (name, text) in [("merchant", merchant), ("amount", amount)]
        where text.utf8.count > CardRedemption.longest {
            throw FieldError(
                path: name, clause: "must be at most \(CardRedemption.longest) bytes")
        }
    }
}
