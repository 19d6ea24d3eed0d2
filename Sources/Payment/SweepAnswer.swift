public import JSON

/// What an admin's order to sweep comes to.
public enum SweepAnswer: Sendable {
    /// Signed: wallet, payee, amounts, transaction and receipt.
    case signed(JSONObject)
    /// Refused by a rule; nothing is logged of it.
    case refused(rule: String, detail: String, hint: String)
    /// Neither.
    case failed(PaymentError)
}
