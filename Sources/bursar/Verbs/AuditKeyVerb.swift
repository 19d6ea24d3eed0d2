import ArgumentParser
import JSON

/// `bursar audit key`.
///
/// Asks `GET /v1/audit/key`, or `GET /v1/audit/keys`.
struct AuditKeyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Print the log's verifier key (C2SP signed note).",
        discussion: """
            Keep it somewhere else: a key that comes with the log proves little about the log. \
            With --all the keys before it, too, which 'bursar rotate log-key' has replaced: a line \
            each, the entry that put it in force and the key, the newest last.

            Example: bursar audit key >ledger.vkey
            """)

    @Flag(help: "Print every key that the log has had.")
    var all = false

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        guard all else {
            let key = try session.verifierKey()
            if session.json { return session.output.document(["key": .string(key)]) }
            session.output.line(key)
            return
        }
        let keys = try session.verifierKeys()
        if session.json {
            let list = keys.map {
                JSON.object(
                    JSONObject([
                        ("verifier_key", .string($0.key)), ("entry", .integer($0.entry)),
                    ]))
            }
            session.output.document(["keys": .array(list)])
        } else {
            for (key, entry) in keys { session.output.line("\(entry) \(key)") }
        }
    }
}
