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

    static func refusal(_ rate: Rate, price: UInt128, anchor: UInt128) -> Refusal {
        let print = { (value: UInt128) in DecimalText.print(value, decimals: Rate.decimals) }
        return refuse(
            "a price of \(print(price)) \(rate.currency.code) for \(rate.asset) is more than "
                + "\(band) % from \(print(anchor)) \(rate.currency.code)",
            hint: "if it is right, an admin sets it with: bursar rate set \(rate.asset) "
                + "\(print(price)) \(rate.currency.code) --force")
    }
}
