public import Terms

/// An agent's leave to be shown a card's number for one grant, as the rules give it at one moment.
///
/// It releases nothing: its entry has to be durable first.
public struct GrantRedemption: Hashable, Sendable {
    /// The payment whose grant it is.
    public let payment: PaymentID
    /// The card.
    public let card: WalletName
    /// The grant's merchant, which whoever redeems it has said again.
    public let merchant: Account
    /// The grant's amount, likewise.
    public let value: AssetAmount
}
