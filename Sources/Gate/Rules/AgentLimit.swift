import Terms

/// Committed plus charge stays at or below the agent's limit in its window.
enum AgentLimit: Rule {
    static let id = "agent.limit"

    static func check(
        _ agent: AgentName, _ limit: Limit, _ charge: Charge, _ posting: Posting,
        _ currency: Currency
    ) -> Refusal? {
        // By addition: a limit lowered below what is committed must not underflow.
        if let sum = posting.before.adding(charge.amount), sum <= limit.amount { return nil }
        let left = limit.amount.subtracting(posting.before)
        return refuse(
            "\(charge.amount.decimal) \(currency.code) on top of \(posting.before.decimal) "
                + "\(currency.code) is above \(agent.text)'s limit of \(limit.amount.decimal) "
                + "\(currency.code) a \(limit.per.span.word)",
            hint: "\(left.decimal) \(currency.code) is left until "
                + "\(Timestamp.seconds(posting.window.end)); ask for less, or wait")
    }
}
