import Terms

/// What is paid in one asset has limits of its own.
enum AssetLimit: Rule {
    static let id = "asset.limit"

    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting
    ) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        return refuse(
            posting.sentence("in this asset", line, charge, path),
            hint: posting.hint("use another asset", path))
    }
}
