import ArgumentParser

/// `bursar status`: what the daemon says of itself; it does so sealed, too.
///
/// Asks `GET /v1/admin/status`. Exits with 0 from a sealed vault, too: to say so is what was asked.
struct StatusVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show whether the vault is sealed, its ledger's size, and warnings.",
        discussion: "Example: bursar status --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(status: try session.admin("GET", "/v1/admin/status"))
    }
}
