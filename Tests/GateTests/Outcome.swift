import Gate
import Terms

/// A decision with its clearance used up: what tests compare.
struct Outcome: Equatable {
    let recorded: Recorded
    let remaining: [Remaining]
    let blobs: [[UInt8]]
    /// The charge, where it was signed.
    let charge: Charge?
    /// The refusal, where it was not.
    let refusal: Refusal?
    /// What it waits for, where it does.
    let waiting: Waiting?

    init(_ decision: consuming Decision) {
        recorded = decision.recorded
        remaining = decision.remaining
        blobs = decision.blobs
        switch consume decision.verdict {
        case .cleared(_, let charge):
            self.charge = charge
            refusal = nil
            waiting = nil
        case .waiting(let waiting):
            charge = nil
            refusal = nil
            self.waiting = waiting
        case .refused(let refusal):
            charge = nil
            self.refusal = refusal
            waiting = nil
        }
    }

    var isSigned: Bool { charge != nil }
    /// The rule that refused, or that asks for an approval.
    var rule: String? { refusal?.rule ?? waiting?.reason.rule }
    /// What is left, agent first.
    var left: [String] { remaining.map(\.amount.decimal) }
}
