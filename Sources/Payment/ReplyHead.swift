import Gate
import JSON
import Terms

/// The part of a reply that is decided once and repeated for ever.
enum ReplyHead {
    /// payment, charge with its worst case, and what remains.
    static func signed(
        _ payment: PaymentID, _ charge: Charge, _ worstCase: [AssetAmount], _ currency: Currency,
        _ remaining: [Remaining]
    ) -> JSONObject {
        JSONObject([
            ("charge", json(charge, worstCase, currency)),
            ("payment", .string(payment.text)),
            ("remaining", .array(remaining.map(json))),
            ("status", "signed"),
        ])
    }

    /// payment, what would be charged, why it waits and what would let it go on.
    static func waiting(
        _ payment: PaymentID, _ waiting: Waiting, _ currency: Currency, _ remaining: [Remaining]
    ) -> JSONObject {
        JSONObject([
            ("approval", approval(digest: waiting.digest, until: waiting.until)),
            ("charge", json(waiting.charge, waiting.worstCase, currency)),
            ("detail", .string(waiting.reason.detail)), ("hint", .string(waiting.reason.hint)),
            ("payment", .string(payment.text)),
            ("remaining", .array(remaining.map(json))), ("rule", .string(waiting.reason.rule)),
            ("status", .string(PaymentStatus.pending.rawValue)),
        ])
    }

    /// payment, rule, detail, hint and what remains.
    static func refused(_ payment: PaymentID, _ refusal: Refusal, _ remaining: [Remaining])
        -> JSONObject
    {
        refused(payment, refusal, .array(remaining.map(json)))
    }

    /// The same with what remained when it was first asked.
    static func refused(_ payment: PaymentID, _ refusal: Refusal, _ remaining: JSON) -> JSONObject {
        JSONObject([
            ("payment", .string(payment.text)), ("status", "refused"),
            ("rule", .string(refusal.rule)), ("detail", .string(refusal.detail)),
            ("hint", .string(refusal.hint)), ("remaining", remaining),
        ])
    }

    /// What an approval must name, and by when it must have come and been fetched.
    static func approval(digest: Digest32, until: Moment) -> JSON {
        ["digest": .string(digest.hex), "until": .string(Timestamp.seconds(until))]
    }

    static func json(_ charge: Charge, _ worstCase: [AssetAmount], _ currency: Currency) -> JSON {
        [
            "amount": .string(charge.amount.decimal), "currency": .string(currency.code),
            "worst_case": .array(
                worstCase.map {
                    ["amount": .string($0.decimal), "asset": .string($0.asset.id)]
                }),
        ]
    }

    static func json(_ remaining: Remaining) -> JSON {
        [
            "amount": .string(remaining.amount.decimal), "per": .string(remaining.per),
            "resets_at": .string(Timestamp.seconds(remaining.resetsAt)),
            "scope": .string(remaining.scope.text),
        ]
    }
}
