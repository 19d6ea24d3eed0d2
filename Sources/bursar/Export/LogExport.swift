import JSON

/// Copies the log through the auditors' door into a directory that a stranger can verify.
///
/// Pages of entries and the bytes they name first, the checkpoint last: at any moment the directory
/// holds whole files, and the newest checkpoint in it is of entries that are in it. So a run that was
/// cut short is gone on with, and a later run adds what is new. A reply is written before the next
/// one is asked for, so a log of any length takes no more memory than one reply.
struct LogExport {
    /// Entries asked for at once: at their longest, about 16 MB.
    private static let asked: UInt64 = 250

    /// What an export has, for whoever asked for it.
    struct Summary: Hashable {
        /// Entries in the directory.
        var entries: UInt64 = 0
        /// How many of them were there before.
        var before: UInt64 = 0
        /// How many the checkpoint says are signed.
        var signedSize: UInt64 = 0
        /// Files of bytes that this run added.
        var blobs: UInt64 = 0
    }

    private let session: Session
    private let directory: ExportDirectory
    private var blobs: BlobCopy
    private var summary = Summary()

    private init(_ session: Session, _ directory: ExportDirectory) {
        self.session = session
        self.directory = directory
        blobs = BlobCopy(session, into: directory.blobs)
    }

    /// Writes the log into a directory, or what is new of it since the last run.
    ///
    /// Throws ``Failure/export(_:)`` where the directory is another log's or holds something else.
    static func run(_ session: Session, to directory: ExportDirectory) throws(Failure) -> Summary {
        // Asked for first: where nobody answers, nothing is made.
        let key = try session.verifierKey()
        return try directory.locked { () throws(Failure) in
            var export = LogExport(session, directory)
            if try directory.open(for: key, session) { try export.resume() }
            try ExportFile.write(Array(ExportReadme.text.utf8), to: "README.md", in: directory.path)
            try export.copy()
            export.summary.blobs = export.blobs.count
            return export.summary
        }
    }

    /// Copies what there is, and last the checkpoint.
    private mutating func copy() throws(Failure) {
        try copyEntries(upTo: nil)
        let checkpoint = try session.audit("/v1/audit/checkpoint")
        guard let signed = LogExport.size(in: checkpoint) else { throw .export(.badCheckpoint) }
        // What was signed since the last entry was read, and nothing behind it: a checkpoint beyond
        // the entries would look like a log that was cut.
        if signed > summary.entries { try copyEntries(upTo: signed) }
        guard signed <= summary.entries else { throw .export(.badCheckpoint) }
        summary.signedSize = signed
        try ExportFile.write(checkpoint, to: "checkpoint", in: directory.path)
    }

    /// Goes on where an earlier run ended, if the log still is the one it copied.
    private mutating func resume() throws(Failure) {
        guard let (first, last) = try directory.lastPage() else { return }
        guard let entry = EntryLine(last[...]), case .integer(let seq)? = entry.json.at("seq"),
            seq >= first, seq - first < ExportDirectory.pageLength
        else {
            let page = ExportDirectory.page(of: first)
            throw .export(.brokenPage(path: "\(directory.pages)/\(page)"))
        }
        let now = try session.audit("/v1/audit/entries?from=\(seq)&limit=1")
        guard now == last + [UInt8(ascii: "\n")] else {
            throw .export(.diverged(directory: directory.path, seq: seq))
        }
        summary.before = seq + 1
        // A page that is not full is read again, from its first entry: it may have grown.
        summary.entries = (seq + 1) % ExportDirectory.pageLength == 0 ? seq + 1 : first
    }

    /// Copies entries until there are no more, or until there are `end`.
    private mutating func copyEntries(upTo end: UInt64?) throws(Failure) {
        var isOver = false
        while !isOver {
            let first = summary.entries - summary.entries % ExportDirectory.pageLength
            // One that was begun by an earlier call is begun again: files are written whole.
            summary.entries = first
            isOver = try copyPage(from: first, upTo: end)
        }
    }

    /// Writes one page; true where the log, or what is wanted of it, ends in it.
    private mutating func copyPage(from first: UInt64, upTo end: UInt64?) throws(Failure) -> Bool {
        let pageEnd = first + ExportDirectory.pageLength
        let goal = min(pageEnd, end ?? pageEnd)
        guard first < goal else { return true }
        var lines = try entries(from: first, before: goal)
        guard !lines.isEmpty else { return true }
        var page = try ExportFile(ExportDirectory.page(of: first), in: directory.pages)
        while !lines.isEmpty {
            try page.append(lines)
            for line in lines.split(separator: UInt8(ascii: "\n")) {
                try blobs.copy(namedBy: line)
                summary.entries += 1
            }
            lines = summary.entries < goal ? try entries(from: summary.entries, before: goal) : []
        }
        try page.finish()
        return summary.entries < pageEnd
    }

    private func entries(from seq: UInt64, before end: UInt64) throws(Failure) -> [UInt8] {
        let limit = min(LogExport.asked, end - seq)
        return try session.audit("/v1/audit/entries?from=\(seq)&limit=\(limit)")
    }

    /// The second line of a C2SP tlog-checkpoint.
    static func size(in checkpoint: [UInt8]) -> UInt64? {
        let lines = checkpoint.split(
            separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3 else { return nil }
        return UInt64(String(decoding: lines[1], as: UTF8.self))
    }
}
