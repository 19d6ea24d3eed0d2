public import Terms

/// What the gate knows of a payment card: nothing that pays, and what decisions are made from.
public struct CardRecord: Hashable, Sendable {
    /// Where the card's CVV is.
    public enum CVV: String, Hashable, Sendable, CaseIterable {
        /// The card has none, or none was given.
        case none
        /// In memory alone, until the vault is sealed or the daemon ends.
        case memory
        /// Sealed beside the number, as its owner asked.
        case stored
    }

    /// The network whose rules it follows: `visa`.
    public let brand: String
    /// The last four digits of its number.
    public let lastFour: String
    /// The last month it is good in: `2027-08`.
    public let expires: String
    /// The first instant after that month, UTC.
    public let ends: Moment
    /// Its currency, as what it pays with.
    public let asset: Asset
    /// The most that may be redeemed of it in 31 days, minor units.
    public let exposure: UInt128
    /// Where its CVV is.
    public let cvv: CVV
    /// Whether an admin took it away.
    public internal(set) var isRemoved = false

    /// How a card is called wherever it is shown: `visa ending in 4242`.
    static func title(brand: String, lastFour: String) -> String {
        "\(brand) ending in \(lastFour)"
    }

    /// The first instant after a month `2027-08`, UTC; nil for a text that is no month.
    static func end(of month: String) -> Moment? {
        let parts = month.split(separator: "-", omittingEmptySubsequences: false)
        guard month.utf8.count == 7, parts.count == 2, parts[0].utf8.count == 4,
            Timestamp.parse("\(month)-01T00:00:00Z") != nil, let year = Int(parts[0]),
            let number = Int(parts[1])
        else { return nil }
        let next = number == 12 ? (year + 1, 1) : (year, number + 1)
        let text = next.1 < 10 ? "0\(next.1)" : "\(next.1)"
        return Timestamp.parse("\(next.0)-\(text)-01T00:00:00Z")
    }
}
