import ArgumentParser

/// `bursar observer list`.
///
/// Asks `GET /v1/admin/observers`.
struct ObserverListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the observers with their keys.",
        discussion: "Example: bursar observer list --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/observers"), list: "observers",
            columns: [("name", "name"), ("public key", "public_key")])
    }
}
