import ArgumentParser

/// `bursar-audit verify`: every entry, in order, against every checkpoint there is.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks form, order, times, sums and signed roots of a log.",
        discussion: """
            Reads entries from FILE (one a line, - for the standard input), from an export (DIR with
            its pages in DIR/entries, its tiles in DIR/tile, or DIR/entries.ndjson), or through --socket. The signed
            checkpoint is --checkpoint, or FILE.checkpoint, or the file checkpoint beside FILE or in
            DIR.

            Example: bursar-audit verify ./log-2026-11 --key "$(cat verifier-key.txt)"
            """)

    @OptionGroup var log: LogOptions

    func run() throws {
        do throws(AuditFailure) { try LogReading(options: log).run().tell(asJSON: log.json) } catch
        {
            Output.fail(error, asJSON: log.json)
        }
    }
}
