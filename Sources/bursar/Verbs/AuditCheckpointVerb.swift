import ArgumentParser
import JSON

/// `bursar audit checkpoint`.
///
/// Asks `GET /v1/audit/checkpoint` and, for a witness, `GET /v1/audit/proof/consistency`.
struct AuditCheckpointVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the last signed checkpoint: the log's size and root.",
        discussion: """
            A C2SP tlog-checkpoint. \
            Keep one elsewhere from time to time: a log that was cut or rewritten cannot be made \
            to fit it.

            With --from SIZE it is a request to a witness (C2SP tlog-witness) that cosigned SIZE \
            entries last, 0 before the first: the checkpoint, and the proof that it extends those.

            Example: bursar audit checkpoint --from 0 >request.txt
            """)

    @Option(help: ArgumentHelp("The size that a witness cosigned last.", valueName: "size"))
    var from: UInt64?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let bytes: [UInt8]
        if let from {
            bytes = try WitnessRequest(session, from: from).bytes
        } else {
            bytes = try session.audit("/v1/audit/checkpoint")
        }
        if session.json {
            let text = String(decoding: bytes, as: UTF8.self)
            session.output.document([from == nil ? "checkpoint" : "request": .string(text)])
        } else {
            // Exact bytes: a signature stands over them.
            session.output.raw(bytes)
        }
    }
}
