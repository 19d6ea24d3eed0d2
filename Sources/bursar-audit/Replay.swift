import ArgumentParser

/// `bursar-audit replay`: all that verifying does, and every decision made again.
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Verifies a log and decides every payment in it again.",
        discussion: """
            Reads a log from where verify does, and in the same pass folds each entry into the gate:
            every decision, charge and remaining amount must come out as it was written, bit for bit.
            The first entry that does not is named, with status 4.

            Example: bursar-audit replay ./log-2026-11 --key "$(cat verifier-key.txt)"
            """)

    @OptionGroup var log: LogOptions

    func run() throws {
        do throws(AuditFailure) {
            try LogReading(options: log).run(Replayer()).tell(asJSON: log.json)
        } catch {
            Output.fail(error, asJSON: log.json)
        }
    }
}
