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

    static func refusal(
        _ price: UInt128, of asset: String, from anchor: UInt128, _ currency: Currency
    ) -> Refusal {
        let print = { (value: UInt128) in DecimalText.print(value, decimals: Rate.decimals) }
        return refuse(
            "a price of \(print(price)) \(currency.code) for \(asset) is more than \(band) % from "
                + "\(print(anchor)) \(currency.code)",
            hint: "if it is right, an admin sets it with: bursar rate set \(asset) \(print(price)) "
                + "\(currency.code) --force")
    }
}
