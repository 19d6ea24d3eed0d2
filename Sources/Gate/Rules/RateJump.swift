import Terms

/// A rate that moves by more than 30 % is a mistake until an admin says that it is none.
enum RateJump: Rule {
    static let id = "rate.jump"
    /// The most a price may move, per cent.
    static let band: UInt128 = 30

    /// Whether `price` lies within the band around `anchor`; bounds included.
    static func isWithin(_ price: UInt128, of anchor: UInt128) -> Bool {
        let distance = price > anchor ? price - anchor : anchor - price
        // Prices are at most 10^30, so the products stay inside 128 bits.
        return distance * 100 <= anchor * band
    }

    /// A price in another currency than the one before: how far it moved, nothing says.
    static func refusal(_ price: UInt128, from old: Rate, to currency: Currency) -> Refusal {
        refuse(
            "a price of \(old.asset) in \(currency.code) after one in \(old.currency.code) says "
                + "nothing of how far it moved",
            hint: hint(price, of: old.asset, currency))
    }

    /// A price outside the band.
    static func refusal(
        _ price: UInt128, of asset: String, from anchor: UInt128, _ currency: Currency
    ) -> Refusal {
        refuse(
            "a price of \(print(price)) \(currency.code) for \(asset) is more than \(band) % from "
                + "\(print(anchor)) \(currency.code)",
            hint: hint(price, of: asset, currency))
    }

    private static func hint(_ price: UInt128, of asset: String, _ currency: Currency) -> String {
        "if it is right, an admin sets it with: bursar rate set \(asset) \(print(price)) "
            + "\(currency.code) --force"
    }

    private static func print(_ price: UInt128) -> String {
        DecimalText.print(price, decimals: Rate.decimals)
    }
}
