import ArgumentParser

/// `bursar card list`.
///
/// Asks `GET /v1/admin/cards`.
struct CardListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the cards by brand and last four.",
        discussion: "Example: bursar card list --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/cards"), list: "cards",
            columns: [
                ("name", "name"), ("brand", "brand"), ("last four", "last_four"),
                ("expires", "expires"), ("currency", "currency"), ("exposed", "exposed"),
                ("exposure", "exposure"), ("cvv", "cvv"), ("status", "status"),
            ], rightAligned: [5, 6])
    }
}
