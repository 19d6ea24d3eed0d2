import Chains
import Terms

/// Of all grants of one order one is redeemed, once: who lost the reply asks for a new grant.
enum CardGrantSpent: Rule {
    static let id = "card.grant-spent"

    static func check(_ proposal: Proposal, _ agent: AgentName, _ book: CardBook) -> Refusal? {
        guard book.isRedeemed(proposal, by: agent) else { return nil }
        return refuse(
            "this order of \(proposal.wallet.name.text) was redeemed already, and a number is shown "
                + "once",
            hint: "ask for a payment with another number in network.order")
    }
}
