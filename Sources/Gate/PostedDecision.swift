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
    let digest: Digest32
    let until: Moment

    init(_ record: DecidedPayment, seq: UInt64) {
        version = Gate.rulesVersion
        self.seq = seq
        payment = record.request.payment
        agent = record.request.agent
        fingerprint = record.request.fingerprint
        outcome = record.outcome
        if case .proposal(let known) = record.request.understanding {
            proposal = known
        } else {
            proposal = nil
        }
        rule = record.rule
        digest = record.logged.digest
        until = record.until
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
        digest = stored.digest
        until = stored.approval?.until ?? Moment(nanoseconds: 0)
    }
}
