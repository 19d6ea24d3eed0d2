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
