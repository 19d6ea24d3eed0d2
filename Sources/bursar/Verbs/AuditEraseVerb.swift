import ArgumentParser
import Wire

/// `bursar audit erase`: the end of what opens a purpose.
///
/// Asks `POST /v1/admin/purposes/{entry}/erase`.
struct AuditEraseVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase what opens the purpose of one entry, for ever.",
        discussion: """
            The text and its salt are removed from the vault; the entry and its hash stay, and the \
            log verifies as before. Copies that were given away or backed up are not reached. That \
            it was erased, and why, is an entry of the log.

            Example: bursar audit erase 42 --reason "asked for by the person it names"
            """)

    @OptionGroup var entry: EntryArgument

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let gone = try session.admin("POST", entry.target + "/erase", Reason(why.reason).json)
        session.show(gone, fields: ["entry", "payment", "commitment", "status"])
    }
}
