import Terms

/// A payment that draws on the project's reserve waits for an admin.
enum ApprovalReserve: Rule {
    static let id = "approval.reserve"

    static func check(_ pools: ProjectPools, _ path: BudgetPath) -> ApprovalNeed? {
        guard pools.needsApproval else { return nil }
        return ApprovalNeed(
            reason: refuse(
                "\(pools.draws.reserve.decimal) \(path.currency.code) of it would come from the "
                    + "reserve of project \(path.projectName.text)",
                hint: "ask again with the same Idempotency-Key once an admin has approved it"),
            within: ApprovalRule.standardWait)
    }
}
