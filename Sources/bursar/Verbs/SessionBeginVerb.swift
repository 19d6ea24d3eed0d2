import ArgumentParser
import Terms

/// `bursar session begin`.
///
/// Asks `POST /v1/admin/session/begin` with what opens a slot as the raw body.
struct SessionBeginVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Show what opens a slot, and be an admin for 15 minutes.",
        discussion: """
            It holds for this user in this terminal, or in this script and what it starts, and \
            is not drawn out by its use. It ends after 15 minutes, when the vault is sealed, or by \
            bursar session end. Three wrong secrets in a row make the next one wait.

            Example: bursar session begin
            Example: bursar session begin --passphrase-fd 3 3<passphrase.txt
            Example: bursar session begin --slot office --key-file /media/key/bursar.key
            """)

    @Option(
        help: ArgumentHelp("The slot to prove with.", valueName: "name"),
        transform: Arguments.slot)
    var slot: SlotName?

    @OptionGroup var secret: SlotSecretOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(session: try session.beginSession(slot, secret.kind, try secret.read()))
    }
}
