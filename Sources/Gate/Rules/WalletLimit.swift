import Terms

/// What leaves one wallet has limits of its own.
enum WalletLimit: Rule {
    static let id = "wallet.limit"

    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting
    ) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        return refuse(
            posting.sentence("from this wallet", line, charge, path),
            hint: posting.hint("use another wallet", path))
    }
}
