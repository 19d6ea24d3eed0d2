import Terms

/// A payment above a policy's threshold waits for an admin.
enum ApprovalAbove: Rule {
    static let id = "approval.above"

    static func check(_ charge: Charge, _ path: BudgetPath) -> ApprovalNeed? {
        let asking = path.bounds.compactMap { scope, bounds, _ in
            bounds.approval.flatMap { charge.amount > $0.above ? (scope, $0) : nil }
        }
        // Where several ask, one approval answers all, within the shortest time.
        guard let (scope, rule) = asking.min(by: { $0.1.within < $1.1.within }) else { return nil }
        return ApprovalNeed(
            reason: refuse(
                "\(charge.amount.decimal) \(path.currency.code) is above the "
                    + "\(rule.above.decimal) \(path.currency.code) from which \(scope.text) asks an "
                    + "admin",
                hint: "ask again with the same Idempotency-Key once an admin has approved it"),
            within: rule.within)
    }
}
