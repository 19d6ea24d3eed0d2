public import JSON
public import Terms

extension Event {
    /// An admin lets what waits be signed: exactly what `digest` names, once.
    public static func paymentApproved(_ payment: PaymentID, digest: String) -> Event {
        Event(
            .paymentApproved,
            [Field.payment(payment), Field.digest(Word(digest))])
    }

    /// An admin says no to what waits.
    public static func paymentDenied(_ payment: PaymentID, reason: String) -> Event {
        Event(
            .paymentDenied, [Field.payment(payment), Field.reason(TypedText(reason))])
    }

    /// What waited has waited too long.
    public static func paymentExpired(_ payment: PaymentID) -> Event {
        Event(.paymentExpired, [Field.payment(payment)])
    }

    /// A payment landed at a cost, `[{"asset","amount"}]` in whole units.
    ///
    /// - Parameters:
    ///   - reference: where it can be seen; needed where it cost more than was charged.
    ///   - attested: `{"observer","signature"}` where an observer says so; nil where an admin does.
    public static func paymentSettled(
        _ payment: PaymentID, cost: JSON, reference: String?, attested: JSON?
    ) -> Event {
        Event(
            .paymentSettled,
            [Field.payment(payment), Field.cost(Facts(cost))]
                + optional(reference, attested))
    }

    /// A payment can never land, by its chain's proof.
    public static func paymentVoided(
        _ payment: PaymentID, proof: JSON, reference: String?, attested: JSON?
    ) -> Event {
        Event(
            .paymentVoided,
            [Field.payment(payment), Field.proof(Facts(proof))]
                + optional(reference, attested))
    }

    /// An admin gives up on a payment; it stays spent.
    public static func paymentWrittenOff(_ payment: PaymentID, reason: String) -> Event {
        Event(
            .paymentWrittenOff,
            [Field.payment(payment), Field.reason(TypedText(reason))])
    }

    /// An agent says what became of its payment; nothing changes by it.
    public static func paymentReported(_ payment: PaymentID, report: JSON) -> Event {
        Event(
            .paymentReported,
            [Field.payment(payment), Field.report(TypedDocument(report))])
    }

    private static func optional(_ reference: String?, _ attested: JSON?) -> [EntryMember] {
        var members: [EntryMember] = []
        if let reference { members.append(Field.reference(TypedText(reference))) }
        if let attested { members.append(Field.attested(Facts(attested))) }
        return members
    }
}
