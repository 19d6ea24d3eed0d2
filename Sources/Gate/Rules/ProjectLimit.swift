import Terms

/// Committed plus charge stays at or below what the project's limit leaves outside its pools.
enum ProjectLimit: Rule {
    static let id = "project.limit"

    /// - Parameter visible: what the agent may see to be left: min(its own, the project's).
    static func check(
        _ name: ProjectName, _ project: ProjectBudget, _ charge: Charge, _ posting: Posting,
        visible: Money, _ currency: Currency
    ) -> Refusal? {
        if let sum = posting.before.adding(charge.amount), sum <= project.general { return nil }
        return refuse(
            "\(charge.amount.decimal) \(currency.code) is above the \(visible.decimal) "
                + "\(currency.code) that project \(name.text) can still bear this "
                + project.limit.per.span.word,
            hint: "\(visible.decimal) \(currency.code) is left until "
                + "\(Timestamp.seconds(posting.window.end)); ask for less, or wait")
    }
}
