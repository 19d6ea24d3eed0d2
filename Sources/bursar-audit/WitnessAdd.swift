import ArgumentParser
import Glibc
import JSON
import Ledger
import Witness

/// `bursar-audit witness add`: one add-checkpoint request, from a file or the standard input.
struct WitnessAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Answers a request to cosign a checkpoint.",
        discussion: """
            Prints what C2SP tlog-witness has as the reply's body: the cosignature's line, or the size
            that was cosigned last where the request starts from another. Exit status 0: cosigned;
            1: refused; 4: the log has two histories, or does not extend what was cosigned.

            Example: bursar-audit witness add request.txt --state ./witness --log "$(cat ledger.vkey)"
            """)

    @Argument(
        help: "The request, as bursar audit checkpoint --from prints it; - for the standard input.")
    var file: String
    @Option(help: "The directory of the witness.")
    var state: String
    @Option(help: "A verifier key of a log to be witnessed; a log may have several.")
    var log: [String]
    @Flag(help: "Answer with one JSON document.")
    var json = false

    func validate() throws {
        guard log.allSatisfy({ (try? VerifierKey($0)) != nil }) else {
            throw ValidationError("--log is not a verifier key (name+hash+base64, Ed25519)")
        }
    }

    func run() throws {
        do throws(AuditFailure) { try answer() } catch { Output.fail(error, asJSON: json) }
    }

    private func answer() throws(AuditFailure) {
        let body = try InputFile.bytes(file, atMost: Witness.longestRequest)
        let reply: WitnessReply
        do throws(WitnessError) {
            let witness = try Witness.open(in: state)
            reply = try witness.add(
                body, trusting: log.compactMap { try? VerifierKey($0) },
                now: UInt64(max(0, time(nil))))
        } catch { throw AuditFailure(error) }
        tell(reply)
        guard reply.status == 200 else { Output.exit(reply.isTampering ? 4 : 1) }
    }

    private func tell(_ reply: WitnessReply) {
        if json {
            Output.say(
                Output.text(of: [
                    ("status", .integer(UInt64(reply.status))), ("body", .string(reply.body)),
                    ("content_type", .string(reply.contentType)), ("why", .string(reply.clause)),
                ]))
        } else {
            Output.put(reply.body)
        }
        guard reply.status != 200 else { return }
        Output.complain("bursar-audit: \(file): \(reply.status): \(reply.clause)")
        Output.complain("hint: \(hint(for: reply))")
    }

    private func hint(for reply: WitnessReply) -> String {
        switch reply {
        case .conflict(let known, let offered) where offered >= known:
            "bursar audit checkpoint --from \(known)"
        case .conflict, .fork, .unproven:
            "bursar-audit witness show has the last that was cosigned: verify the log against it"
        case .unknown: "give the key of that log with --log, if it is to be witnessed"
        case .unsigned: "bursar audit key prints the log's key; keep an eye on who changed it"
        case .malformed, .cosigned: "bursar audit checkpoint --from SIZE writes such a request"
        }
    }
}
