import Chains
import Terms

/// What looks like a payment just made, under another key, is refused unless the agent confirms it.
///
/// An agent that lost a reply must retry with the same key; one that makes up a new one pays twice.
enum PossibleDuplicate: Rule {
    static let id = "payment.possible-duplicate"

    static func check(
        _ request: Question, _ proposal: Proposal, _ path: BudgetPath, in state: GateState,
        at now: Moment
    ) -> Refusal? {
        guard !request.isConfirmed else { return nil }
        let last: Moment?
        let span: Int64
        switch path.agent.duplicates {
        case .allow: return nil
        case .sameRequest:
            last = state.books.recent[path.places.own].last(request.fingerprint)
            span = DuplicateRule.standardSpan
        case .samePayment(let within):
            last = state.books.log.same(proposal).flatMap {
                state.books.recent[path.places.own].last($0)
            }
            span = within
        }
        guard let last, now <= last.adding(seconds: span) else { return nil }
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

extension ChargeLog {
    /// What makes a payment the same as another; nil where nothing like it was ever paid.
    func same(_ proposal: Proposal) -> RecentPayments.Payment? {
        guard let payee = payees.known(proposal.payee),
            let asset = assets.known(proposal.value.asset.id)
        else { return nil }
        return RecentPayments.Payment(payee: payee, asset: asset, atoms: proposal.value.atoms)
    }
}
