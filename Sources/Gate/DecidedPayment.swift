import Chains
import JSON
import Terms

/// The body of `payment.decided`: everything replay needs to decide again and compare.
struct DecidedPayment {
    /// What was decided.
    enum Outcome: String, FixedWord {
        case signed, refused, pending
    }

    static let kind = "payment.decided"

    let request: PaymentRequest
    let logged: LoggedRequest
    let applied: AppliedPayment
    let clock: ClockReading

    /// The members, in the writer's order.
    var body: JSONObject {
        let judgement = applied.judgement
        var body = EntryBody(capacity: 20)
        if let approval = applied.approval { body.add(Field.approval, approval) }
        if applied.outcome != .refused, let charge = judgement.charge {
            body.add(Field.charge, charge.amount)
        }
        body.add(Field.exclusivityClass, request.proposal.map { Word($0.exclusivityClass) })
        body.add(Field.clock, clock)
        if request.isConfirmed { body.add(Field.confirmed, true) }
        if applied.outcome == .signed, judgement.draws.total > judgement.draws.general {
            body.add(Field.draws, judgement.draws)
        }
        body.add(Field.fingerprint, request.fingerprint)
        body.add(Field.gate, Gate.rulesVersion)
        body.add(Field.intent, AskedDocument(logged.intent))
        body.add(Field.idempotencyKey, AskedDocument(.string(request.key)))
        body.add(Field.networkFacts, AskedDocument(logged.network))
        body.add(Field.outcome, applied.outcome)
        body.add(Field.payload, logged.payload)
        body.add(Field.payment, request.payment)
        body.add(Field.policy, applied.policy)
        if let purpose = request.purpose { body.add(Field.purpose, purpose) }
        body.add(Field.rates, judgement.charge?.rates ?? [])
        if let resumes = applied.resumes { body.add(Field.resumes, resumes) }
        body.add(Field.rule, applied.rule.map { Word($0) })
        body.add(Field.wallet, request.wallet)
        body.add(Field.windows, judgement.postings)
        body.add(Field.worstCase, request.proposal?.worstCase ?? [])
        return body.object
    }
}
