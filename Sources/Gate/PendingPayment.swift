public import Terms

/// A payment that waits for an admin, or that one has approved and its agent has not yet come back for.
public struct PendingPayment: Hashable, Sendable {
    /// The place of its entry in the log.
    public let seq: UInt64
    /// Who asked.
    public let agent: AgentName
    /// What an approval names: SHA-256 of exactly what was asked.
    public let digest: Digest32
    /// From then on it is never signed.
    public let until: Moment
    /// The rule that asked for the approval.
    public let rule: String
    /// The charge it was held for.
    public let charge: Money
    /// Whether an admin has approved it.
    public internal(set) var isApproved = false

    /// Whether an approval of what `digest` names holds at `now`.
    func allows(_ digest: Digest32, at now: Moment) -> Bool {
        isApproved && self.digest == digest && now < until
    }
}
