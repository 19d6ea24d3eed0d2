public import JSON

/// What a request to redeem a grant comes to.
public enum RedemptionAnswer: Sendable {
    /// The number was shown.
    case shown
    /// Refused by a rule: its words.
    case refused(JSONObject)
    /// Neither.
    case failed(PaymentError)
}
