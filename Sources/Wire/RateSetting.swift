public import JSON
import Terms

/// A request to say what an asset is worth: `POST /v1/admin/rates`.
public struct RateSetting: Hashable, Sendable {
    /// The asset's symbol, as in `ETH` or `ETH:testnet`.
    public let asset: String
    /// The price of one whole unit, a decimal string.
    public let price: String
    /// The currency the price is in.
    public let currency: String
    /// For how many seconds the price may be used.
    public let maxAge: UInt64
    /// What is added to every charge against the price moving, in hundredths of a percent.
    public let haircut: UInt64

    /// The oldest a rate may ever be allowed to grow: a year of 366 days, in seconds.
    public static let maxAgeLimit: UInt64 = 366 * 86_400
    /// The greatest haircut: half the price, in hundredths of a percent.
    public static let haircutLimit: UInt64 = 5_000

    /// Gathers checked parts.
    public init(asset: String, price: String, currency: String, maxAge: UInt64, haircut: UInt64) {
        self.asset = asset
        self.price = price
        self.currency = currency
        self.maxAge = maxAge
        self.haircut = haircut
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    ///
    /// Whether the asset and the currency exist, and whether a price of zero is allowed, is for the
    /// vault.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        asset = try fields.string("asset")
        price = try fields.string("price")
        do {
            _ = try DecimalText.parse(price, decimals: 18)
        } catch {
            throw fields.error("price", error.clause)
        }
        currency = try fields.string("currency")
        maxAge = try fields.integer("max_age")
        guard (1...RateSetting.maxAgeLimit).contains(maxAge) else {
            throw fields.error("max_age", "must be 1 to \(RateSetting.maxAgeLimit) seconds")
        }
        haircut = try fields.integer("haircut_bps")
        guard haircut <= RateSetting.haircutLimit else {
            throw fields.error("haircut_bps", "must be at most \(RateSetting.haircutLimit)")
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        [
            "asset": .string(asset), "price": .string(price), "currency": .string(currency),
            "max_age": .integer(maxAge), "haircut_bps": .integer(haircut),
        ]
    }
}
