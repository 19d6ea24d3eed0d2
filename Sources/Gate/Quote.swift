/// What would be decided and charged now; nothing is recorded and nothing is promised.
public struct Quote: Sendable {
    /// The charge, as far as the rules got to computing one.
    public let charge: Charge?
    /// The rule that would refuse, if one would.
    public let refusal: Refusal?
    /// The rule that would make it wait for an admin, if one would.
    public let approval: Refusal?
    /// What is left in each scope as it stands, before this payment.
    public let remaining: [Remaining]
}
