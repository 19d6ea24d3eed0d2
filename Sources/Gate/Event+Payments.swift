public import JSON
public import Terms

extension Event {
    /// An admin lets what waits be signed: exactly what `digest` names, once.
    public static func paymentApproved(_ payment: PaymentID, digest: String) -> Event {
        Event(
            .paymentApproved,
            [("payment", .string(payment.text)), ("digest", .string(digest))])
    }

    /// An admin says no to what waits.
    public static func paymentDenied(_ payment: PaymentID, reason: String) -> Event {
        Event(
            .paymentDenied, [("payment", .string(payment.text)), ("reason", .string(reason))])
    }

    /// What waited has waited too long.
    public static func paymentExpired(_ payment: PaymentID) -> Event {
        Event(.paymentExpired, [("payment", .string(payment.text))])
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
            [("payment", .string(payment.text)), ("cost", cost)]
                + optional(reference, attested))
    }

    /// A payment can never land, by its chain's proof.
    public static func paymentVoided(
        _ payment: PaymentID, proof: JSON, reference: String?, attested: JSON?
    ) -> Event {
        Event(
            .paymentVoided,
            [("payment", .string(payment.text)), ("proof", proof)]
                + optional(reference, attested))
    }

    /// An admin gives up on a payment; it stays spent.
    public static func paymentWrittenOff(_ payment: PaymentID, reason: String) -> Event {
        Event(
            .paymentWrittenOff,
            [("payment", .string(payment.text)), ("reason", .string(reason))])
    }

    /// An agent says what became of its payment; nothing changes by it.
    public static func paymentReported(_ payment: PaymentID, report: JSON) -> Event {
        Event(
            kind: "payment.reported",
            body: JSONObject([("payment", .string(payment.text)), ("report", report)]))
    }

    private static func optional(_ reference: String?, _ attested: JSON?) -> [(String, JSON)] {
        var pairs: [(String, JSON)] = []
        if let reference { pairs.append(("reference", .string(reference))) }
        if let attested { pairs.append(("attested", attested)) }
        return pairs
    }
}
