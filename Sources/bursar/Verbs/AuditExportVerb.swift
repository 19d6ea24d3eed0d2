import ArgumentParser
import JSON

/// `bursar audit export`: copies the log, for an auditor who has no door.
///
/// Asks `GET /v1/audit/entries` and, last, `GET /v1/audit/checkpoint`; the shape of the directory is
/// in ``ExportReadme``, which is written into it. Formats for other programs are written by
/// `bursar-audit`, which verifies the log in the same pass.
struct AuditExportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Copy the log into a directory that a stranger can verify.",
        discussion: """
            Works while sealed. Makes the directory; a run that was cut short is gone on with, and \
            a later one adds what is new. Anything else that is not empty is refused. Verify it \
            with: bursar audit verify DIR --key VKEY

            The other formats are for programs, and prove nothing by themselves: csv has a row for \
            each payment decided or settled, ecs has documents for Elasticsearch, hledger has a \
            journal. The log is verified while they are written; where something is found, nothing \
            is written and the exit status is 4.

            Example: bursar audit export ./log-2026-11
            Example: bursar audit export ./books --format hledger
            """)

    @Argument(help: "The directory to write.", completion: .directory)
    var directory: String

    @Option(help: "What to write: ndjson, tiles, csv, ecs or hledger.")
    var format = ExportFormat.ndjson

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard directory.contains(where: { $0 != "/" }) else {
            throw ValidationError("'\(directory)' is no place for an export")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        var path = directory
        while path.last == "/" { path.removeLast() }
        switch format {
        case .ndjson:
            show(try LogExport.run(session, to: ExportDirectory(path: path)), path, session)
        case .tiles:
            show(try TileExport.run(session, to: TileDirectory(path: path)), path, session)
        case .csv, .ecs, .hledger: try hand(to: path, session)
        }
    }

    /// Becomes `bursar-audit`, which asks the auditors' door itself.
    private func hand(to path: String, _ session: Session) throws(Failure) {
        var arguments = [
            "export", "--socket", session.places.auditSocket, "--format", format.rawValue, "--to",
            path,
        ]
        if session.json { arguments.append("--json") }
        do throws(ProgramError) {
            try Sibling("bursar-audit").become(arguments)
        } catch {
            throw .program(error)
        }
    }

    private func show(_ done: LogExport.Summary, _ path: String, _ session: Session) {
        let document: JSON = [
            "directory": .string(path), "entries": .integer(done.entries),
            "new": .integer(done.entries - done.before), "signed_size": .integer(done.signedSize),
            "new_blobs": .integer(done.blobs),
        ]
        session.show(document, fields: ["directory", "entries", "new", "signed_size"])
        guard !session.json else { return }
        if done.signedSize < done.entries {
            session.output.warning(
                "the last \(done.entries - done.signedSize) entries are not signed yet: unseal the "
                    + "vault and export again")
        }
        session.output.errorLine("hint: bursar audit verify \(path) --key VKEY")
    }
}
