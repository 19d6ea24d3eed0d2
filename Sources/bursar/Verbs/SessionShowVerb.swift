import ArgumentParser

/// `bursar session show`.
///
/// Asks `GET /v1/admin/session`.
struct SessionShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Say whether there is an admin session, and for how long.",
        discussion: "Example: bursar session show --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(session: try session.admin("GET", "/v1/admin/session"))
    }
}
