import Terms

/// Committed plus charge stays at or below each of the project's limits; the first one less its pools.
enum ProjectLimit: Rule {
    static let id = "project.limit"

    /// - Parameter own: what the agent's own limit leaves, which is the most it may see to be left here.
    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting,
        _ pools: ProjectPools, own: Money
    ) -> Refusal? {
        let whole = posting.limit.subtracting(posting.before)
        // Limit and pools both: a limit lowered below what is committed leaves nothing to draw.
        let isBorne = posting.after <= posting.limit && (!line.isFirst || pools.suffices)
        guard !isBorne else { return nil }
        let left = line.isFirst ? min(pools.generalLeft, whole) : whole
        let visible = path.visible(left, of: line.scope, own: own)
        let code = path.currency.code
        return refuse(
            "\(charge.amount.decimal) \(code) is above the \(visible.decimal) "
                + "\(code) that project \(path.projectName.text) can still bear this "
                + line.limit.per.span.word,
            hint: "\(visible.decimal) \(code) is left until "
                + "\(Timestamp.seconds(posting.window.end)); ask for less, or wait")
    }
}
