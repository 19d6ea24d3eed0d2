import Terms

extension Posting {
    /// Why a limit on part of the charges refuses; `part` says which part.
    func sentence(
        _ part: String, _ line: LimitLine, _ charge: Charge, _ path: BudgetPath
    ) -> String {
        let code = path.currency.code
        guard case .agent = scope else {
            // Above the agent's own budget only that it is full is the agent's to know.
            return "\(charge.amount.decimal) \(code) \(part) is more than \(path.words(scope)) "
                + "allows a \(line.limit.per.span.word)"
        }
        return "\(charge.amount.decimal) \(code) \(part) on top of \(before.decimal) \(code) is "
            + "above \(path.words(scope))'s limit of \(limit.decimal) \(code) a "
            + line.limit.per.span.word
    }

    /// What to do about it; `other` says what else there may be room for.
    func hint(_ other: String, _ path: BudgetPath) -> String {
        let until = Timestamp.seconds(window.end)
        guard case .agent = scope else { return "wait until \(until), ask for less, or \(other)" }
        return "\(limit.subtracting(before).decimal) \(path.currency.code) is left until \(until); "
            + "ask for less, or \(other)"
    }
}
