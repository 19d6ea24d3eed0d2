public import JSON
public import Terms

/// A feed's price of something that an admin has set a rate for: `POST /v1/rates` of the feed door.
public struct PriceMove: Hashable, Sendable {
    /// The asset's symbol, or another currency's code.
    public let asset: String
    /// The price of one whole unit, in 10^-18 of the currency; a decimal string in the document.
    public let price: UInt128
    /// The currency the price is in.
    public let currency: Currency

    /// Gathers checked parts.
    public init(asset: String, price: UInt128, currency: Currency) {
        self.asset = asset
        self.price = price
        self.currency = currency
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        asset = try fields.string("asset")
        price = try fields.price("price")
        currency = try fields.currency("currency")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        [
            "asset": .string(asset),
            "price": .string(DecimalText.print(price, decimals: RateSetting.decimals)),
            "currency": .string(currency.code),
        ]
    }
}
