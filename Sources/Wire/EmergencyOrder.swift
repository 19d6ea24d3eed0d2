public import JSON
public import Terms

/// An admin's leave to draw on a project's emergency pool: `POST /v1/admin/projects/{name}/grant`.
public struct EmergencyOrder: Hashable, Sendable {
    /// How much, in the budgets' currency, above zero; a decimal string in the document.
    public let amount: Money
    /// For how many seconds.
    public let lasts: UInt64
    /// Why.
    public let reason: String

    /// Gathers checked parts.
    public init(amount: Money, lasts: UInt64, reason: String) {
        self.amount = amount
        self.lasts = lasts
        self.reason = reason
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    ///
    /// How much and how long may be is for the gate: those are refusals with a rule.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        let text = try fields.string("amount")
        do throws(AmountError) { amount = try Money(decimal: text) } catch {
            throw fields.error("amount", error.clause)
        }
        lasts = try fields.integer("lasts")
        reason = try fields.sentence("reason")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        [
            "amount": .string(amount.decimal), "lasts": .integer(lasts), "reason": .string(reason),
        ]
    }
}
