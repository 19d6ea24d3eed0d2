import Chains
import Terms

/// What is redeemed of one card in any 31 days stays within the card's own ceiling.
///
/// A number once shown can be charged by whoever has seen it: this bounds how often that happens.
enum CardExposure: Rule {
    static let id = "card.exposure"

    static func check(
        _ proposal: Proposal, _ card: CardRecord, _ book: CardBook, at now: Moment
    ) -> Refusal? {
        let name = proposal.wallet.name
        let before = book.exposed(name, at: now)
        let (after, overflow) = before.addingReportingOverflow(proposal.value.atoms)
        guard overflow || after > card.exposure else { return nil }
        let unit = card.asset.id
        let (asked, shown, most) = (
            proposal.value.decimal, AssetAmount(asset: card.asset, atoms: before).decimal,
            AssetAmount(asset: card.asset, atoms: card.exposure).decimal
        )
        return refuse(
            "\(asked) \(unit) on top of \(shown) \(unit) that \(name.text) was shown for in the last "
                + "31 days is above its exposure of \(most) \(unit)",
            hint: "ask for less, use another card, or wait: what was redeemed counts for 31 days")
    }
}
