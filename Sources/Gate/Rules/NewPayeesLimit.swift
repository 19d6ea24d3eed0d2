import Terms

/// What goes to accounts first paid less than a day ago has a limit of its own.
enum NewPayeesLimit: Rule {
    static let id = "payee.new-limit"

    static func check(
        _ path: BudgetPath, _ line: LimitLine, _ charge: Charge, _ posting: Posting
    ) -> Refusal? {
        guard posting.after > posting.limit else { return nil }
        return refuse(
            posting.sentence("to new payees", line, charge, path),
            hint: posting.hint("pay one you have paid before", path))
    }
}
