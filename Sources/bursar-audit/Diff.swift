import ArgumentParser
import Gate
import JSON
import Ledger

/// `bursar-audit diff`: what two copies of a log have in common, and where they part.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares two copies of a log, entry by entry.",
        discussion: """
            A and B are files of entries or exports, in pages or in tiles. One log grows, so of two copies the shorter must be the
            beginning of the longer: then the status is 0. Where they have different entries in one place,
            that place is named with status 4: the log was forked, or one of the copies was changed. With
            --key both are verified in the same pass, which tells a changed copy from a log that its keeper
            wrote twice.

            Example: bursar-audit diff ./log-2026-10 ./log-2026-11 --key "$(cat verifier-key.txt)"
            """)

    @Argument(help: "A file of entries, or the directory of an export.")
    var a: String
    @Argument(help: "The copy that it is compared with.")
    var b: String
    @Option(help: "The log's verifier key, to verify both with.")
    var key: String?
    @Flag(help: "Answer with one JSON document.")
    var json = false

    func validate() throws {
        if let key, (try? VerifierKey(key)) == nil {
            throw ValidationError("--key is not a verifier key (name+hash+base64, Ed25519)")
        }
    }

    func run() throws {
        do throws(AuditFailure) {
            let comparison = try compared()
            comparison.tell(a, b, asJSON: json)
            if comparison.parting != nil { Output.exit(4) }
        } catch { Output.fail(error, asJSON: json) }
    }

    private func compared() throws(AuditFailure) -> Comparison {
        var left = try Copy.open(a, key: key)
        var right = try Copy.open(b, key: key)
        var comparison = Comparison()
        var progress = Progress()
        defer { progress.clear() }
        while true {
            let (ours, theirs) = (try left.next(), try right.next())
            comparison.take(ours, theirs)
            progress.step(comparison.longest, of: 0)
            if ours == nil, theirs == nil { break }
        }
        comparison.signed = (try left.finish(), try right.finish())
        return comparison
    }

    /// One of the two, verified where there is a key.
    private struct Copy: ~Copyable {
        private var lines: LogLines
        private var audit: Audit?
        /// The hashes beside the entries of an export in tiles, where it is verified.
        private var hashes: TileHashes?
        private let path: String

        private init(
            _ path: String, _ audit: Audit?, _ tiles: TiledLog?, _ lines: consuming LogLines
        ) {
            self.path = path
            self.audit = audit
            hashes = audit == nil ? nil : tiles.map { TileHashes(of: $0) }
            self.lines = lines
        }

        static func open(_ path: String, key: String?) throws(AuditFailure) -> Copy {
            let files = LogFiles(path: path, checkpoint: nil)
            let lines = try LogLines(path, files)
            return Copy(path, try audit(of: files, key: key), files.tiles, lines)
        }

        private static func audit(of files: LogFiles, key: String?) throws(AuditFailure) -> Audit? {
            guard let key, let known = try? VerifierKey(key) else { return nil }
            var audit = Audit(key: known)
            try audit.expect(InputFile.text(files.checkpoint), from: files.checkpoint)
            return audit
        }

        mutating func next() throws(AuditFailure) -> [UInt8]? {
            guard let line = try lines.next() else { return nil }
            try audit?.add(line, from: lines.page)
            try hashes?.add(EntryLeaf.of(line))
            return line
        }

        /// How many entries are signed; nil where nothing was verified.
        func finish() throws(AuditFailure) -> UInt64? {
            try hashes?.finish()
            return try audit?.finish(path).signedSize
        }
    }
}
