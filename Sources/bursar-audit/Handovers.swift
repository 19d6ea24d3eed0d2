import ArgumentParser

/// `bursar-audit handovers`: what proves which keys a log has had, without the log.
struct Handovers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the hand-overs of the log's key, to check receipts with.",
        discussion: """
            The log is read from where verify does, and verified first. Each hand-over is one line of JSON: its
            entry, and the root of the entries before it, which both keys signed. Who keeps the lines can check
            receipts from before and after a rotation with any key of the log that they trust.

            Example: bursar-audit handovers ./log --key "$(cat verifier-key.txt)" > handovers.ndjson
            """)

    @OptionGroup var log: LogOptions

    func run() throws {
        do throws(AuditFailure) {
            let verdict = try LogReading(options: log).run()
            for handover in verdict.handovers { Output.say(HandoverFile.line(handover)) }
            if verdict.handovers.isEmpty {
                Output.complain("bursar-audit: the log's key was never handed over")
            }
        } catch { Output.fail(error, asJSON: log.json) }
    }
}
