internal import JSON

/// The arithmetic of a decision that anyone can re-do without the gate.
enum DecisionSums {
    /// Checks every window of a `payment.decided`: before plus charge is after.
    ///
    /// A refusal charges nothing: its `after` may also be its `before`.
    static func check(_ json: JSON, seq: UInt64) throws(LogFinding) {
        let isRefused: Bool
        var sums: [WindowSum] = []
        do throws(FieldError) {
            var decision = try ObjectReader(json)
            let outcome = try decision.string("outcome")
            guard outcome == "signed" || outcome == "refused" else {
                throw decision.error("outcome", "must be signed or refused")
            }
            isRefused = outcome == "refused"
            for (index, window) in try decision.array("windows").enumerated() {
                sums.append(try WindowSum(window, at: "windows.\(index)"))
            }
        } catch {
            throw .malformed(seq: seq, clause: "is no decision: \(error.path) \(error.clause)")
        }
        for sum in sums where !sum.holds(whenRefused: isRefused) {
            throw .wrongSum(seq: seq, scope: sum.scope)
        }
    }
}
