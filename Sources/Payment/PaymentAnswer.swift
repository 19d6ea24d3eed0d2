public import JSON

/// What a request for payment comes to.
public enum PaymentAnswer: Sendable {
    /// Signed: API.md's 200 body.
    case signed(JSONObject)
    /// Held for an admin: API.md's 202 body.
    case waiting(JSONObject)
    /// Refused by a rule: the members of API.md's 403 body that are the decision's own.
    case refused(JSONObject)
    /// Neither.
    case failed(PaymentError)
}
