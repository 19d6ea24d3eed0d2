import ArgumentParser

/// `bursar order list`.
///
/// Asks `GET /v1/admin/orders`.
struct OrderListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the changes that wait for approvers.",
        discussion: "Example: bursar order list --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/orders"), list: "orders",
            columns: [
                ("order", "order"), ("change", "kind"), ("approvals", "approvals"),
                ("needed", "needed"), ("until", "until"),
            ], rightAligned: [0, 2, 3])
    }
}
