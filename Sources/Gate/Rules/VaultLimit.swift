import Terms

/// Committed plus charge over all projects stays at or below each of the vault's limits.
enum VaultLimit: Rule {
    static let id = "vault.limit"

    /// - Parameter own: what the agent's own limit leaves, which is the most it may see to be left here.
    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting, own: Money
    ) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        let visible = path.visible(
            posting.limit.subtracting(posting.before), of: line.scope, own: own)
        let code = path.currency.code
        return refuse(
            "\(charge.amount.decimal) \(code) is above the \(visible.decimal) \(code) that the "
                + "vault can still bear this \(line.limit.per.span.word)",
            hint: "\(visible.decimal) \(code) is left until "
                + "\(Timestamp.seconds(posting.window.end)); ask for less, or wait")
    }
}
