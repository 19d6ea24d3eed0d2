public import JSON

/// What a request for a wallet comes to.
public enum WalletAnswer: Sendable {
    /// There is one, made just now or before: what is public of it.
    case shown(JSONObject)
    /// Refused by a rule: its id, the value and the bound, and what to do next.
    case refused(rule: String, detail: String, hint: String)
    /// Neither.
    case failed(PaymentError)
}
