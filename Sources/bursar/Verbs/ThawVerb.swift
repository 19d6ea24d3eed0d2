import ArgumentParser

/// `bursar thaw`: lets a vault pay again that an admin froze.
///
/// Asks `POST /v1/admin/thaw`. A vault that was found damaged is frozen by the daemon itself, and no
/// order thaws that.
struct ThawVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "thaw",
        abstract: "Let the vault pay again after an admin froze it.",
        discussion: """
            What else is frozen, an agent, a project or a wallet, stays so.

            Example: bursar thaw --reason "the key was a test's"
            """)

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order("/v1/admin/thaw", reason: why.reason, noun: "vault")
    }
}
