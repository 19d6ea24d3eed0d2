import Terms

/// A grant holds until its time is over or its payment is settled, voided or written off.
enum CardGrantEnded: Rule {
    static let id = "card.grant-ended"

    static func check(_ payment: PaymentRecord, restored: Moment?, at now: Moment) -> Refusal? {
        if let restored, payment.time <= restored {
            // Whether it was redeemed in what the copy has forgotten, nobody knows.
            return refusal(payment.id, "an older copy of the vault was put back since")
        }
        guard let until = payment.validUntil, now >= until else { return nil }
        return refusal(payment.id, "it ended at \(Timestamp.seconds(until))")
    }

    static func refusal(_ id: PaymentID, _ why: String) -> Refusal {
        refuse(
            "the grant of payment \(id.text) can't be redeemed: \(why)",
            hint: "ask for a new payment; an admin can void one that ended unredeemed")
    }
}
