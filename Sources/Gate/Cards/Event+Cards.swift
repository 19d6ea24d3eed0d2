public import Chains
public import JSON
public import Terms

extension Event {
    /// A card was added: what is public of it, and its sealed rows.
    ///
    /// - Parameters:
    ///   - facts: its wallet, whose kind is the currency.
    ///   - exposure: minor units that may be redeemed in 31 days.
    ///   - expires: its last month.
    public static func cardAdded(
        _ facts: WalletFacts, brand: String, lastFour: String, expires: CardMonth,
        exposure: AssetAmount, cvv: CardRecord.CVV, sealed: JSON
    ) -> Event {
        Event(
            .cardAdded,
            [
                Field.card(facts.name), Field.network(facts.network),
                Field.brand(BrandName(brand)), Field.lastFour(LastFour(lastFour)),
                Field.lastMonth(expires), Field.exposure(exposure), Field.cvv(cvv),
                Field.publicKey(Digits(facts.publicKey)), Field.sealed(Facts(sealed)),
            ])
    }

    /// A card was taken away: `sealed` pins what stands in its number's place.
    public static func cardRemoved(_ card: WalletName, reason: String, sealed: JSON) -> Event {
        Event(
            .cardRemoved,
            [
                Field.card(card), Field.reason(TypedText(reason)), Field.sealed(Facts(sealed)),
            ])
    }

    /// A grant is redeemed: the card's number is shown to the agent that it was given to, once.
    public static func cardRedeemed(_ redemption: GrantRedemption, clock: ClockReading) -> Event {
        Event(
            .cardRedeemed,
            [
                Field.payment(redemption.payment), Field.card(redemption.card),
                Field.merchant(redemption.merchant), Field.value(redemption.value),
                Field.clock(clock),
            ])
    }

    /// An admin gave a card's CVV again, to be kept in memory.
    public static func cardCVVGiven(_ card: WalletName) -> Event {
        Event(.cardCompleted, [Field.card(card)])
    }
}
