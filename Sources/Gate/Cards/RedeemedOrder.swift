import Terms

/// A purchase whose number was shown: no grant of the same class is redeemed again.
struct RedeemedOrder: Hashable, Sendable {
    let agent: AgentName
    let card: WalletName
    /// The exclusivity class of the grant's payment, which has the agent's number of the purchase in it.
    let order: String
}
