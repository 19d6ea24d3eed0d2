import Terms

/// Committed plus charge stays at or below each of the agent's limits in its window.
enum AgentLimit: Rule {
    static let id = "agent.limit"

    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting
    ) -> Refusal? {
        // By what stands afterwards: a limit lowered below what is committed must not underflow.
        guard posting.after > posting.limit else { return nil }
        let code = path.currency.code
        let left = posting.limit.subtracting(posting.before)
        return refuse(
            "\(charge.amount.decimal) \(code) on top of \(posting.before.decimal) "
                + "\(code) is above \(path.agentName.text)'s limit of \(posting.limit.decimal) "
                + "\(code) a \(line.limit.per.span.word)",
            hint: "\(left.decimal) \(code) is left until "
                + "\(Timestamp.seconds(posting.window.end)); ask for less, or wait")
    }
}
