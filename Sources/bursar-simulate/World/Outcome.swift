internal import Chains
internal import Gate
internal import Terms

/// A decision as plain values, its leave to sign used up: whoever has the bytes may sign.
struct Outcome {
    let bytes: [UInt8]
    /// Ledger time of the entry.
    let time: Int64
    let reply: Reply

    init(_ decision: consuming Decision, _ payment: PaymentID) {
        bytes = decision.recorded.bytes
        time = decision.recorded.time.nanoseconds
        let left = decision.remaining.map {
            Reply.Left(
                scope: $0.scope.text, per: $0.per, nanos: $0.amount.nanos,
                resetsAt: $0.resetsAt.nanoseconds)
        }
        var reply = Reply(payment: payment.text, outcome: .refused, left: left)
        switch consume decision.verdict {
        case .cleared(let clearance, let charge):
            reply.outcome = .signed
            reply.chargeNanos = charge.amount.nanos
            // The leave is used up here: whoever has it could sign these bytes.
            reply.payload = clearance.proposal.payload
        case .waiting(let waiting):
            reply.outcome = .waiting
            reply.rule = waiting.reason.rule
            reply.chargeNanos = waiting.charge.amount.nanos
            reply.until = waiting.until.nanoseconds
        case .refused(let refusal): reply.rule = refusal.rule
        }
        self.reply = reply
    }
}
