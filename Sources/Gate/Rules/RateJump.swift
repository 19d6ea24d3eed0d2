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

    /// What is wrong with a price in another currency than the one before: how far it moved, nothing says.
    static func clause(from old: Rate, to currency: Currency) -> String {
        "is in \(currency.code) after \(old.currency.code), so nothing says how far it moved "
            + "(\(id)): an admin sets it with --force if it is right"
    }

    /// What is wrong with a price outside it.
    static func clause(_ price: UInt128, from anchor: UInt128, _ currency: Currency) -> String {
        let print = { (value: UInt128) in DecimalText.print(value, decimals: Rate.decimals) }
        return "has a price of \(print(price)) \(currency.code), more than \(band) % from "
            + "\(print(anchor)) \(currency.code) (\(id)): an admin sets it with --force if it is right"
    }
}
