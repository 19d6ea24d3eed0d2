import ArgumentParser
import JSON
import Ledger
import Witness

/// `bursar-audit witness new`: a key and an empty memory.
struct WitnessNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Makes a witness in a directory, and prints its verifier key.",
        discussion: """
            Keep the directory to yourself and never put an old copy of it back: a witness that has
            forgotten what it cosigned proves nothing any more.

            Example: bursar-audit witness new --state ./witness --name witness.example/w1
            """)

    @Option(help: "The directory of the witness.")
    var state: String
    @Option(help: "The witness's name: a schema-less URL, without spaces and pluses.")
    var name: String
    @Flag(help: "Answer with one JSON document.")
    var json = false

    func run() throws {
        do throws(WitnessError) {
            let witness = try Witness.create(in: state, name: name)
            let key = witness.key.text
            Output.say(json ? Output.text(of: [("witness_key", .string(key))]) : key)
        } catch { Output.fail(AuditFailure(error), asJSON: json) }
    }
}

extension AuditFailure {
    /// What keeps a witness from working; what it remembers and did not cosign was tampered with.
    init(_ error: WitnessError) {
        switch error {
        case .altered(let path, _): self = .tampering(what: path, why: error.clause, seq: nil)
        default: self = .failed(what: error.what, why: error.clause, hint: error.hint)
        }
    }
}
