import ArgumentParser
import JSON

/// `bursar audit key`.
///
/// Asks `GET /v1/audit/key`.
struct AuditKeyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Print the log's verifier key (C2SP signed note).",
        discussion: """
            Keep it somewhere else: a key that comes with the log proves little about the log.

            Example: bursar audit key >ledger.vkey
            """)

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let key = try session.verifierKey()
        if session.json {
            session.output.document(["key": .string(key)])
        } else {
            session.output.line(key)
        }
    }
}
