internal import JSON

/// The arithmetic of a decision that anyone can re-do without the gate.
enum DecisionSums {
    /// What is wrong with a window of a `payment.decided`, where before plus charge is after; nil where
    /// nothing is.
    ///
    /// A refusal charges nothing: its `after` may also be its `before`. What waits charges nothing, and says so.
    static func finding(_ json: JSON, seq: UInt64) -> LogFinding? {
        let outcome: Outcome
        var sums: [WindowSum] = []
        do throws(FieldError) {
            var decision = try ObjectReader(json)
            guard let known = Outcome(rawValue: try decision.string("outcome")) else {
                throw decision.error("outcome", "must be signed, refused or pending")
            }
            outcome = known
            for (index, window) in try decision.array("windows").enumerated() {
                sums.append(try WindowSum(window, at: "windows.\(index)"))
            }
        } catch {
            return .malformed(seq: seq, clause: "is no decision: \(error.path) \(error.clause)")
        }
        let wrong = sums.first { !$0.holds(outcome) }
        return wrong.map { .wrongSum(seq: seq, scope: $0.scope) }
    }

    /// What a decision came to.
    enum Outcome: String {
        case signed, refused, pending
    }
}
