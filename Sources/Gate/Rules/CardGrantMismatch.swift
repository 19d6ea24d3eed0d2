import Chains
import Terms

/// A grant is for one merchant's origin and one amount, and whoever redeems it says both again.
enum CardGrantMismatch: Rule {
    static let id = "card.grant-mismatch"

    static func check(_ proposal: Proposal, merchant: String, amount: String) -> Refusal? {
        let asset = proposal.value.asset
        let atoms = try? DecimalText.parse(amount, decimals: asset.decimals)
        guard merchant != proposal.payee.text || atoms != proposal.value.atoms else { return nil }
        return refuse(
            "the grant is for \(proposal.value.decimal) \(asset.id) at \(proposal.payee.text), and "
                + "was to be redeemed for another merchant or amount",
            hint: "fill the card in where the grant says, or ask for a payment there")
    }
}
