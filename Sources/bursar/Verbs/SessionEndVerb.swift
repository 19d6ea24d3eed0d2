import ArgumentParser

/// `bursar session end`.
///
/// Asks `POST /v1/admin/session/end`.
struct SessionEndVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End the admin session of this terminal.",
        discussion: """
            Where there is none, nothing happens.

            Example: bursar session end
            """)

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(session: try session.admin("POST", "/v1/admin/session/end"))
    }
}
