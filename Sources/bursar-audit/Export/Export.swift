import ArgumentParser
import Digests
import JSON
import Ledger
import Terms

/// `bursar-audit export`: a verified log in a format that programs of others read.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Verifies a log and writes it as CSV, for Elasticsearch or for hledger.",
        discussion: """
            Reads a log from where verify does. Nothing stands in the directory before the whole log is
            verified; where something is found, it is named with status 4 and no file is written. A
            directory that holds an earlier export of the log in the same format is brought up to date,
            and the log must still contain the checkpoint in it. README.md in it says what is there.

            Example: bursar-audit export ./log --to ./csv --format csv --key "$(cat verifier-key.txt)"
            """)

    @OptionGroup var log: LogOptions
    @Option(help: "The directory to write.")
    var to: String
    @Option(help: "csv, ecs (Elasticsearch) or hledger.")
    var format: ExportFormat

    func run() throws {
        do throws(AuditFailure) { try export() } catch { Output.fail(error, asJSON: log.json) }
    }

    private func export() throws(AuditFailure) {
        let reading = LogReading(options: log)
        let key = try reading.key()
        let place = try ExportPlace(path: to, format: format, key: key)
        let exporter = Exporter(origin: key.name, try format.writer(in: place))
        var audit = Audit(key: key, exporter: exporter)
        // A log that was put back or forked must not overwrite what was exported of the one before.
        if let earlier = place.earlier { try audit.expect(InputFile.text(earlier), from: earlier) }
        let verdict = try reading.read(&audit)
        let readme = ExportReadme.text(format)
        let counts = try audit.finishExport()
        try WrittenFile.write(readme, to: "README.md", in: to)
        // Last: it says that the rest is whole.
        if let note = audit.newest?.note {
            try WrittenFile.write(note, to: "checkpoint", in: to)
        }
        tell(verdict, counts)
    }

    private func tell(_ verdict: Verdict, _ counts: [(String, UInt64)]) {
        let report = verdict.report
        guard !log.json else {
            return Output.say(
                Output.text(
                    of: [
                        ("directory", .string(to)), ("format", .string(format.rawValue)),
                        ("entries", .integer(report.size)),
                        ("signed_size", .integer(report.signedSize)),
                    ] + counts.map { ($0.0, .integer($0.1)) }))
        }
        let written = counts.map { "\($0.1) \($0.0.replacing("_", with: " "))" }
        Output.say("\(to): \(report.size) entries verified, \(written.joined(separator: ", "))")
        if report.unsignedTail > 0 {
            Output.say(
                "the last \(report.unsignedTail) are not signed yet: no checkpoint vouches for them"
            )
        }
    }
}
