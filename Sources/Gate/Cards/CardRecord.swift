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
    /// The last month it is good in.
    public let expires: CardMonth
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
}
