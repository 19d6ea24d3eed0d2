import Chains
import Terms

/// What looks like a payment just made, under another key, is refused unless the agent confirms it.
///
/// An agent that lost a reply must retry with the same key; one that makes up a new one pays twice.
enum PossibleDuplicate: Rule {
    static let id = "payment.possible-duplicate"

    static func check(
        _ request: Question, _ proposal: Proposal, _ budget: AgentBudget,
        _ recent: RecentPayments?, at now: Moment
    ) -> Refusal? {
        guard !request.isConfirmed, let recent else { return nil }
        let sameness: RecentPayments.Sameness
        let span: Int64
        switch budget.duplicates {
        case .allow: return nil
        case .sameRequest:
            sameness = .request(request.fingerprint)
            span = DuplicateRule.standardSpan
        case .samePayment(let within):
            sameness = .payment(proposal)
            span = within
        }
        guard let last = recent.last(sameness), now <= last.adding(seconds: span) else {
            return nil
        }
        let ago = (now.nanoseconds - last.nanoseconds) / Moment.second
        return refuse(
            "\(proposal.value.decimal) \(proposal.value.asset.id) to \(proposal.payee.text) was "
                + "signed \(ago) s ago under another key, within \(span) s",
            hint: "for its bytes ask again with the same Idempotency-Key; to pay twice add "
                + "\"confirm_duplicate\": true")
    }

    /// A payment that was signed under its very id; its replies are kept, and no other is made.
    static func refusal(again payment: PaymentID) -> Refusal {
        refuse(
            "payment \(payment.text) was signed already",
            hint: "for its bytes ask again with the same Idempotency-Key")
    }
}

extension RecentPayments.Sameness {
    /// What makes a payment the same as another, whatever else its request says.
    static func payment(_ proposal: Proposal) -> Self {
        .payment(
            proposal.payee, asset: proposal.value.asset.id, atoms: proposal.value.atoms)
    }
}
