internal import Chains
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
    /// What was decoded when it began to wait.
    let proposal: Proposal
    /// Whether an admin has approved it.
    public internal(set) var isApproved = false

    /// Whether an approval of what `digest` names holds for `proposal` at `now`.
    ///
    /// The digest is of what was asked, and a forged entry could put other bytes beside it: so those must do
    /// what the first ones did, and be the very same where nothing in them runs out.
    func allows(_ digest: Digest32, _ proposal: Proposal?, at now: Moment) -> Bool {
        guard let proposal, isApproved, self.digest == digest, now < until else { return false }
        let asked = self.proposal
        return proposal.wallet == asked.wallet && proposal.payee == asked.payee
            && proposal.value == asked.value && proposal.worstCase == asked.worstCase
            && proposal.exclusivityClass == asked.exclusivityClass
            && (proposal.validUntil != nil || proposal.payload == asked.payload)
    }
}
