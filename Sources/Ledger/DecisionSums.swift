internal import JSON

/// The arithmetic of a decision that anyone can re-do without the gate.
enum DecisionSums {
    /// Checks every window of a `payment.decided`: before plus charge is after.
    ///
    /// A refusal charges nothing: its `after` may also be its `before`. What waits charges nothing, and says so.
    static func check(_ json: JSON, seq: UInt64) throws(LogFinding) {
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
            throw .malformed(seq: seq, clause: "is no decision: \(error.path) \(error.clause)")
        }
        for sum in sums where !sum.holds(outcome) {
            throw .wrongSum(seq: seq, scope: sum.scope)
        }
    }

    /// What a decision came to.
    enum Outcome: String {
        case signed, refused, pending
    }
}
