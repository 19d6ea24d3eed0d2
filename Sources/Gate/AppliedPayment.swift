import Terms

/// What came of one payment: what the rules said, and what its entry says beside it.
struct AppliedPayment {
    let judgement: Judgement
    /// The policy it was decided under.
    let policy: Digest32?
    /// The entry of the same payment that waited, where this one goes on from it.
    let resumes: UInt64?
    /// What an approval must name, and until when, where it waits for one.
    let approval: ApprovalTerms?

    var outcome: DecidedPayment.Outcome {
        if judgement.refusal != nil { return .refused }
        return judgement.approval == nil ? .signed : .pending
    }

    /// The rule that refused or that asks for an approval.
    var rule: String? { judgement.refusal?.rule ?? judgement.approval?.reason.rule }
}
