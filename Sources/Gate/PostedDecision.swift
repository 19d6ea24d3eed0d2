import Chains
import Terms

/// What of a decision changes the state, whether it was just made or is read back from the log.
struct PostedDecision {
    let version: UInt64
    let seq: UInt64
    let payment: PaymentID
    let agent: AgentName
    let fingerprint: Digest32
    let outcome: DecidedPayment.Outcome
    let proposal: Proposal?
    let rule: String?
    /// What an approval of it must name, and until when, where it waits for one.
    let approval: ApprovalTerms?

    init(_ request: PaymentRequest, _ applied: AppliedPayment, seq: UInt64) {
        version = Gate.rulesVersion
        self.seq = seq
        payment = request.payment
        agent = request.agent
        fingerprint = request.fingerprint
        outcome = applied.outcome
        if case .proposal(let known) = request.understanding {
            proposal = known
        } else {
            proposal = nil
        }
        rule = applied.rule
        approval = applied.approval
    }

    init(_ stored: DecidedPayment.Stored, seq: UInt64, _ proposal: Proposal?) {
        version = stored.version
        self.seq = seq
        payment = stored.payment
        agent = stored.agent
        fingerprint = stored.fingerprint
        outcome = stored.outcome
        self.proposal = proposal
        rule = stored.rule
        approval = stored.approval.map {
            ApprovalTerms(digest: stored.digest, until: $0.until)
        }
    }
}
