import ArgumentParser
import JSON
import Wire

/// `bursar rotate log-key`: hands the log over to a new key.
///
/// Asks `POST /v1/admin/rotate/log-key`.
struct RotateLogKeyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log-key",
        abstract: "Hand the log over to a new signing key.",
        discussion: """
            Both keys sign an entry that names the new one, and the checkpoint over it; later \
            checkpoints are the new key's alone. Prints the new verifier key. Whoever has the old \
            one can go on with it: bursar-audit follows the log from either. A thief of the old key \
            can still sign histories that end before the hand-over: give auditors the new key.

            Example: bursar rotate log-key --reason "yearly"
            """)

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/rotate/log-key"
        let reply = try session.admin("POST", target, Reason(why.reason).json)
        guard !session.json else { return session.output.document(reply) }
        guard case .string(let key)? = reply.at("verifier_key") else {
            throw .reply(asked: "POST \(target)", lacks: "the new key")
        }
        session.output.line(key)
        session.output.errorLine(
            "hint: keep it where the old one is kept, and give it to auditors and witnesses")
    }
}
