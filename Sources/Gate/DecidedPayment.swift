import Chains
import JSON
import Terms

/// The body of `payment.decided`: everything replay needs to decide again and compare.
struct DecidedPayment {
    /// What was decided.
    enum Outcome: String {
        case signed, refused, pending
    }

    static let kind = "payment.decided"

    let request: PaymentRequest
    let logged: LoggedRequest
    let applied: AppliedPayment
    let clock: ClockReading

    /// The members, in the writer's order.
    var body: JSONObject {
        let proposal: Proposal? =
            if case .proposal(let known) = request.understanding { known } else { nil }
        let judgement = applied.judgement
        let outcome = applied.outcome
        let isRefused = outcome == .refused
        var members: [(String, JSON)] = []
        if let (digest, until) = applied.approval {
            members.append(
                (
                    "approval",
                    ["digest": .string(digest.hex), "until": .string(Timestamp.precise(until))]
                ))
        }
        if !isRefused, let charge = judgement.charge {
            members.append(("charge", .string(charge.amount.decimal)))
        }
        members += [
            ("class", proposal.map { .string($0.exclusivityClass) } ?? .null),
            ("clock", clock.json),
        ]
        if request.isConfirmed { members.append(("confirmed", true)) }
        if outcome == .signed, judgement.draws.total > judgement.draws.general {
            members.append(("draws", DecidedPayment.json(judgement.draws)))
        }
        members += [
            ("fingerprint", .string(request.fingerprint.hex)),
            ("gate", .integer(Gate.rulesVersion)),
            ("intent", logged.intent),
            ("key", .string(request.key)),
            ("network", logged.network),
            ("outcome", .string(outcome.rawValue)),
            ("payload", logged.payload),
            ("payment", .string(request.payment.text)),
            ("policy", applied.policy.map { .string($0.hex) } ?? .null),
        ]
        if let purpose = request.purpose {
            members.append(("purpose", ["commitment": .string(purpose.hex)]))
        }
        members.append(
            ("rates", .array((judgement.charge?.rates ?? []).map { .integer($0) })))
        if let resumes = applied.resumes { members.append(("resumes", .integer(resumes))) }
        members += [
            ("rule", applied.rule.map { .string($0) } ?? .null),
            ("wallet", .string(request.wallet.text)),
            ("windows", .array(judgement.postings.map(DecidedPayment.json))),
            ("worst_case", .array((proposal?.worstCase ?? []).map(DecidedPayment.json))),
        ]
        return JSONObject(members)
    }

    static func json(_ spend: AssetAmount) -> JSON {
        ["amount": .string(spend.decimal), "asset": .string(spend.asset.id)]
    }

    static func json(_ draws: Draws) -> JSON {
        [
            "emergency": .string(draws.emergency.decimal),
            "general": .string(draws.general.decimal),
            "reserve": .string(draws.reserve.decimal),
        ]
    }

    private static func json(_ posting: Posting) -> JSON {
        var members: [(String, JSON)] = [
            ("after", .string(posting.after.decimal)),
            ("before", .string(posting.before.decimal)),
        ]
        if posting.carried > .zero {
            members.append(("carried", .string(posting.carried.decimal)))
        }
        members += [
            ("charge", .string(posting.charge.decimal)),
            ("end", .string(Timestamp.precise(posting.window.end))),
            ("limit", .string(posting.limit.decimal)),
        ]
        if let of = posting.subject.text { members.append(("of", .string(of))) }
        members += [
            ("scope", .string(posting.scope.text)),
            ("start", .string(Timestamp.precise(posting.window.start))),
        ]
        return .object(JSONObject(members))
    }
}
