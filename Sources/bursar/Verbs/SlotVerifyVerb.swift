import ArgumentParser
import Terms

/// `bursar slot verify`: a drill.
///
/// Asks `POST /v1/admin/slots/{name}/verify` with what opens the slot as the raw body.
struct SlotVerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "See that a slot still opens the vault.",
        discussion: """
            Changes nothing but the date that slot list shows. Do it after adding a slot, and \
            once in a while.

            Example: bursar slot verify main
            Example: bursar slot verify paper --shares
            Example: bursar slot verify office --key-file /media/key/bursar.key
            """)

    @Argument(help: "The slot's name.", transform: Arguments.slot)
    var name: SlotName

    @OptionGroup var secret: SlotSecretOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let opened = try secret.read()
        let target = Query.target(
            "/v1/admin/slots/\(name.text)/verify", [("kind", secret.kind.rawValue)])
        session.show(slot: try session.slot(target, opened))
    }
}
