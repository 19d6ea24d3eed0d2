import ArgumentParser
import Wire

/// `bursar audit disclose`: what opens the purpose that one entry commits to.
///
/// Asks `POST /v1/admin/purposes/{entry}/disclose`. Who gets it and why goes into the log first.
struct AuditDiscloseVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "disclose",
        abstract: "Give an auditor what opens the purpose of one entry.",
        discussion: """
            An entry has a salted hash of what its payment was for; the text and the salt are kept \
            apart, sealed. With --json this prints the document that shows the text to be the one: \
            bursar-audit open FILE LOG --key VKEY. That it was given, and why, is an entry of the log.

            Example: bursar audit disclose 42 --reason "tax audit of 2026" --json
            """)

    @OptionGroup var entry: EntryArgument

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let opening = try session.admin("POST", entry.target + "/disclose", Reason(why.reason).json)
        session.show(opening, fields: ["entry", "payment", "commitment", "salt", "purpose"])
    }
}
