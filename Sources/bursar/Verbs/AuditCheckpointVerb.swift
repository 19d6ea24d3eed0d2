import ArgumentParser
import JSON

/// `bursar audit checkpoint`.
///
/// Asks `GET /v1/audit/checkpoint`.
struct AuditCheckpointVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the last signed checkpoint: the log's size and root.",
        discussion: """
            A C2SP tlog-checkpoint. \
            Keep one elsewhere from time to time: a log that was cut or rewritten cannot be made \
            to fit it.

            Example: bursar audit checkpoint >checkpoint.txt
            """)

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let bytes = try session.audit("/v1/audit/checkpoint")
        if session.json {
            let text = String(decoding: bytes, as: UTF8.self)
            session.output.document(["checkpoint": .string(text)])
        } else {
            // Exact bytes: a signature stands over them.
            session.output.raw(bytes)
        }
    }
}
