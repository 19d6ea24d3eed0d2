import ArgumentParser
import Terms

/// `bursar slot remove`.
///
/// Asks `POST /v1/admin/slots/{name}/remove`.
struct SlotRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Let a slot open this vault no more.",
        discussion: """
            The last slot that was verified stays. An older copy of the database still opens with \
            what opened it then.

            Example: bursar slot remove office --reason "the key was lost"
            """)

    @Argument(help: "The slot's name.", transform: Arguments.slot)
    var name: SlotName

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(
            "/v1/admin/slots/\(name.text)/remove", reason: why.reason, noun: "slot")
    }
}
