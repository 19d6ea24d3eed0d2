import Chains
import Terms

/// A grant holds until its time is over or its payment is settled, voided or written off.
enum CardGrantEnded: Rule {
    static let id = "card.grant-ended"

    static func check(_ id: PaymentID, _ proposal: Proposal, at now: Moment) -> Refusal? {
        guard let until = proposal.validUntil, now >= until else { return nil }
        return refusal(id, "it ended at \(Timestamp.seconds(until))")
    }

    static func refusal(_ id: PaymentID, _ why: String) -> Refusal {
        refuse(
            "the grant of payment \(id.text) can't be redeemed: \(why)",
            hint: "ask for a new payment; an admin can void one that ended unredeemed")
    }
}
