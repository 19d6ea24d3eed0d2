import ArgumentParser

/// `bursar seal`: has the daemon forget its keys.
///
/// Asks `POST /v1/admin/seal`; what is in flight is finished first.
struct SealVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Wipe the keys from the daemon's memory.",
        discussion: """
            Nothing is signed until the next unseal; what is in flight is finished first.

            Example: bursar seal
            """)

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(status: try session.admin("POST", "/v1/admin/seal"))
    }
}
