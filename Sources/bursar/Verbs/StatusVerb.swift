import ArgumentParser

/// `bursar status`: what the daemon says of itself; it does so sealed, too.
///
/// Asks `GET /v1/admin/status`. Exits with 0 from a sealed vault, too: to say so is what was asked.
struct StatusVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show whether the vault is sealed, the ledger's size and root, and warnings.",
        discussion: "Example: bursar status --json")

    @ParentCommand var root: Bursar

    func perform(_ session: Session) throws(Failure) {
        session.show(status: try session.admin("GET", "/v1/admin/status"))
    }
}
