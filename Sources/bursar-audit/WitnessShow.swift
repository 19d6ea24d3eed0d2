import ArgumentParser
import JSON
import Ledger
import Witness

/// `bursar-audit witness show`: the witness's key, or what it cosigned last of a log.
struct WitnessShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints the witness's verifier key, or the last checkpoint of a log it cosigned.",
        discussion: """
            The checkpoint has the witness's line under it: hand it to whoever verifies the log, who
            gives it as --since, with the witness's key as --witness.

            Example: bursar-audit witness show --state ./witness --log bursar.local/0123
            """)

    @Option(help: "The directory of the witness.")
    var state: String
    @Option(help: "The log: its origin, or its verifier key.")
    var log: String?
    @Flag(help: "Answer with one JSON document.")
    var json = false

    func run() throws {
        do throws(AuditFailure) { try show() } catch { Output.fail(error, asJSON: json) }
    }

    private func show() throws(AuditFailure) {
        let key: String
        var note: String?
        let origin = log.map { (try? VerifierKey($0))?.name ?? $0 }
        do throws(WitnessError) {
            let witness = try Witness.open(in: state)
            key = witness.key.text
            if let origin { note = try witness.note(of: origin) }
        } catch { throw AuditFailure(error) }
        guard let origin else {
            return Output.say(json ? Output.text(of: [("witness_key", .string(key))]) : key)
        }
        guard let note else {
            throw .failed(
                what: origin, why: "is no log that was cosigned",
                hint: "bursar-audit witness add cosigns the first checkpoint")
        }
        guard json else { return Output.put(note) }
        Output.say(
            Output.text(of: [("witness_key", .string(key)), ("checkpoint", .string(note))]))
    }
}
