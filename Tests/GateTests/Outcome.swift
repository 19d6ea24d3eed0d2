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

    init(_ decision: consuming Decision) {
        recorded = decision.recorded
        remaining = decision.remaining
        blobs = decision.blobs
        switch consume decision.verdict {
        case .cleared(_, let charge):
            self.charge = charge
            refusal = nil
        case .refused(let refusal):
            charge = nil
            self.refusal = refusal
        }
    }

    var isSigned: Bool { refusal == nil }
    /// The rule that refused.
    var rule: String? { refusal?.rule }
    /// What is left, agent first.
    var left: [String] { remaining.map(\.amount.decimal) }
}
