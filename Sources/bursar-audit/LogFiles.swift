import Ledger

/// Which files a path on the command line means: one file of entries, or the pages or tiles of an export.
struct LogFiles {
    /// The one file; nil for an export in pages.
    private let file: String?
    /// The directory of an export; nil where the path names a file.
    private let directory: String?
    /// The signed checkpoint.
    let checkpoint: String

    init(path: String, checkpoint: String?) {
        let isDirectory = InputFile.isDirectory(path)
        directory = isDirectory ? path : nil
        let isPaged = InputFile.isDirectory(path + "/entries") || TiledLog(path) != nil
        let entries = isDirectory ? path + "/entries.ndjson" : path
        file = isDirectory && isPaged ? nil : entries
        let beside = entries + ".checkpoint"
        let folder = entries.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().map { $0 + "/" }.joined()
        let found = InputFile.exists(beside) ? beside : folder + "checkpoint"
        self.checkpoint = checkpoint ?? found
    }

    /// The tiles, where the directory is an export in tiles; then there are no pages.
    var tiles: TiledLog? { directory.flatMap { TiledLog($0) } }

    /// How many entries the checkpoint says that there are, whoever signed it.
    func signedSize() throws(AuditFailure) -> UInt64 {
        let text = try InputFile.text(checkpoint)
        do throws(NoteError) {
            return try Checkpoint(body: SignedNote(text).text).size
        } catch { throw .tampering(what: checkpoint, why: error.clause, seq: nil) }
    }

    /// The file in which entry `seq` comes first; nil where there is none, which is the log's end.
    ///
    /// A page is named for its first entry, so one that is missing, renamed or too short is not found:
    /// what lies behind a gap is not the log.
    func page(at seq: UInt64) -> String? {
        if let file { return seq == 0 ? file : nil }
        let digits = String(seq)
        let name = String(repeating: "0", count: max(0, 12 - digits.count)) + digits + ".ndjson"
        return directory.map { "\($0)/entries/\(name)" }.flatMap { InputFile.exists($0) ? $0 : nil }
    }

    /// The bytes that the entries of an export name.
    var namedBytes: NamedBytes? { directory.map { NamedBytes(directory: $0 + "/blobs") } }

    /// The key that came with an export; nil where none did.
    func keyBeside() throws(AuditFailure) -> (path: String, text: String)? {
        guard let path = directory.map({ $0 + "/verifier-key" }), InputFile.exists(path) else {
            return nil
        }
        return (path, try InputFile.text(path).filter { !$0.isNewline })
    }
}
