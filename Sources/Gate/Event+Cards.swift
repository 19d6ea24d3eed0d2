public import Chains
public import JSON
public import Terms

extension Event {
    /// A card was added: what is public of it, and its sealed rows.
    ///
    /// - Parameters:
    ///   - facts: its wallet, whose kind is the currency.
    ///   - exposure: minor units that may be redeemed in 31 days.
    ///   - expires: its last month, `2027-08`.
    public static func cardAdded(
        _ facts: WalletFacts, brand: String, lastFour: String, expires: String,
        exposure: AssetAmount, cvv: CardRecord.CVV, sealed: JSON
    ) -> Event {
        Event(
            .cardAdded,
            [
                ("card", .string(facts.name.text)), ("network", .string(facts.network.rawValue)),
                ("currency", .string(facts.kind)), ("brand", .string(brand)),
                ("last_four", .string(lastFour)), ("expires", .string(expires)),
                ("exposure", .string(exposure.decimal)), ("cvv", .string(cvv.rawValue)),
                ("public_key", .string(Hex.encode(facts.publicKey))), ("sealed", sealed),
            ])
    }

    /// A card was taken away; its number is gone from its row.
    public static func cardRemoved(_ card: WalletName, reason: String, sealed: JSON) -> Event {
        Event(
            .cardRemoved,
            [
                ("card", .string(card.text)), ("reason", .string(reason)), ("sealed", sealed),
            ])
    }

    /// A grant is redeemed: the card's number is shown to the agent that it was given to, once.
    ///
    /// Merchant and amount are the agent's word of what it is about to pay, and must be the grant's.
    public static func cardRedeemed(
        _ payment: PaymentID, card: WalletName, merchant: String, amount: String, asset: String
    ) -> Event {
        Event(
            .cardRedeemed,
            [
                ("payment", .string(payment.text)), ("card", .string(card.text)),
                ("merchant", .string(merchant)), ("amount", .string(amount)),
                ("asset", .string(asset)),
            ])
    }

    /// An admin gave a card's CVV again, to be kept in memory.
    public static func cardCVVGiven(_ card: WalletName) -> Event {
        Event(kind: "card.completed", body: JSONObject([("card", .string(card.text))]))
    }
}
