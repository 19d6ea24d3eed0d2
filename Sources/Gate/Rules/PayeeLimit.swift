import Terms

/// What any one account is paid has a limit of its own.
enum PayeeLimit: Rule {
    static let id = "payee.limit"

    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting
    ) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        return refuse(
            posting.sentence("to this payee", line, charge, path),
            hint: posting.hint("pay another payee", path))
    }
}
