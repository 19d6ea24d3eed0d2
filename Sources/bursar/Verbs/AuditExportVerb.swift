import ArgumentParser
import JSON

/// `bursar audit export`: copies the log, for an auditor who has no door.
///
/// Asks `GET /v1/audit/entries` and `GET /v1/audit/checkpoint`; the shape of the directory is in
/// ``ExportReadme``, which is written into it.
struct AuditExportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Copy the log into a directory that a stranger can verify.",
        discussion: """
            Works while sealed. Makes the directory; a run that was cut short is gone on with, and \
            a later one adds what is new. Anything else that is not empty is refused. Verify it \
            with: bursar audit verify DIR --key VKEY

            Example: bursar audit export ./log-2026-11
            """)

    @Argument(help: "The directory to write.", completion: .directory)
    var directory: String

    @Option(help: "How it is laid out: ndjson or tiles.")
    var format: ExportFormat = .ndjson

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard directory.contains(where: { $0 != "/" }) else {
            throw ValidationError("'\(directory)' is no place for an export")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        var path = directory
        while path.last == "/" { path.removeLast() }
        let done =
            switch format {
            case .ndjson: try LogExport.run(session, to: ExportDirectory(path: path))
            case .tiles: try TileExport.run(session, to: TileDirectory(path: path))
            }
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
