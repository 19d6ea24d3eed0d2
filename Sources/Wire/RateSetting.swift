public import JSON
public import Terms

/// A request to say what an asset is worth: `POST /v1/admin/rates`.
public struct RateSetting: Hashable, Sendable {
    /// The asset's symbol, as in `ETH` or `ETH:testnet`, or another currency's code, as in `USD`.
    public let asset: String
    /// The price of one whole unit, in 10^-18 of the currency; a decimal string in the document.
    public let price: UInt128
    /// The currency the price is in.
    public let currency: Currency
    /// For how many seconds the price may be used.
    public let maxAge: UInt64
    /// What is added to every charge against the price moving, in hundredths of a percent.
    public let haircut: UInt64
    /// Whether it neither ages nor is moved by a feed, as for a coin that is tied to a currency.
    public let isPinned: Bool
    /// Whether it is meant although it is far from the price before it.
    public let isForced: Bool

    /// The oldest a rate may ever be allowed to grow: a year of 366 days, in seconds.
    public static let maxAgeLimit: UInt64 = 366 * 86_400
    /// The greatest haircut: half the price, in hundredths of a percent.
    public static let haircutLimit: UInt64 = 5_000

    /// Digits that a price may have after the point.
    public static let decimals = 18

    /// Gathers checked parts.
    public init(
        asset: String, price: UInt128, currency: Currency, maxAge: UInt64, haircut: UInt64,
        isPinned: Bool = false, isForced: Bool = false
    ) {
        self.asset = asset
        self.price = price
        self.currency = currency
        self.maxAge = maxAge
        self.haircut = haircut
        self.isPinned = isPinned
        self.isForced = isForced
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    ///
    /// Whether the asset exists, and what a price, an age or a haircut may be, is for the vault: those
    /// are refusals with a rule.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        asset = try fields.string("asset")
        price = try fields.price("price")
        currency = try fields.currency("currency")
        maxAge = try fields.integer("max_age")
        haircut = try fields.integer("haircut_bps")
        isPinned = try fields.optionalBool("pinned") ?? false
        isForced = try fields.optionalBool("forced") ?? false
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([
            ("asset", .string(asset)),
            ("price", .string(DecimalText.print(price, decimals: RateSetting.decimals))),
            ("currency", .string(currency.code)), ("max_age", .integer(maxAge)),
            ("haircut_bps", .integer(haircut)),
        ])
        if isPinned { object["pinned"] = true }
        if isForced { object["forced"] = true }
        return .object(object)
    }
}
