/// What would be decided and charged now; nothing is recorded and nothing is promised.
public struct Quote: Sendable {
    /// The charge, as far as the rules got to computing one.
    public let charge: Charge?
    /// The rule that would refuse, if one would.
    public let refusal: Refusal?
    /// What is left in each scope as it stands, before this payment.
    public let remaining: [Remaining]
}
