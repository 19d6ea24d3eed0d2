public import Chains
internal import Keyroom
public import Ledger

/// A card that was just read and sealed: what is public of it, and the rows to store.
public struct NewCard: Sendable {
    /// Its wallet, whose kind is the currency.
    public let facts: WalletFacts
    /// The network whose rules it follows: `visa`.
    public let brand: String
    /// The last four digits.
    public let lastFour: String
    /// The last month it is good in: `2027-08`.
    public let expires: String
    /// Whether a CVV was given.
    public let hasCVV: Bool
    /// Its key, the entropy of that, and its number.
    public let rows: [Row]
    let held: HeldCard
}
