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
            ("payment", .string(payment.text)),
            ("status", "signed"),
            ("charge", json(charge, worstCase, currency)),
            ("remaining", .array(remaining.map(json))),
        ])
    }

    /// payment, rule, detail, hint and what remains.
    static func refused(_ payment: PaymentID, _ refusal: Refusal, _ remaining: [Remaining])
        -> JSONObject
    {
        JSONObject([
            ("payment", .string(payment.text)), ("status", "refused"),
            ("rule", .string(refusal.rule)), ("detail", .string(refusal.detail)),
            ("hint", .string(refusal.hint)), ("remaining", .array(remaining.map(json))),
        ])
    }

    static func json(_ charge: Charge, _ worstCase: [AssetAmount], _ currency: Currency) -> JSON {
        [
            "amount": .string(charge.amount.decimal), "currency": .string(currency.code),
            "worst_case": .array(
                worstCase.map {
                    ["asset": .string($0.asset.id), "amount": .string($0.decimal)]
                }),
        ]
    }

    static func json(_ remaining: Remaining) -> JSON {
        [
            "scope": .string(remaining.scope.text), "per": .string(remaining.per),
            "amount": .string(remaining.amount.decimal),
            "resets_at": .string(Timestamp.seconds(remaining.resetsAt)),
        ]
    }
}
