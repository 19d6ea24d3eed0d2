import Ledger

/// The entries of a file or an export, one after the other, however many pages or bundles they are in.
struct LogLines: ~Copyable {
    private let files: LogFiles
    private let tiles: Bundles?
    private var file: InputFile?
    private var count: UInt64 = 0
    /// How many entries there were before the page that is being read.
    private var first: UInt64 = 0
    /// The page that is being read, for whoever says where something was found.
    private(set) var page: String
    /// What is left of the bundle that is being read, the last entry first.
    private var bundle: [[UInt8]] = []

    /// Tiles, and the size of the checkpoint over them: a partial bundle is named by what it holds.
    private struct Bundles {
        let log: TiledLog
        let size: UInt64
    }

    /// Begins with the first page; `path` is a file, a directory, or `-`.
    init(_ path: String, _ files: LogFiles) throws(AuditFailure) {
        guard path == "-" || InputFile.exists(path) else {
            throw .failed(
                what: path, why: "there is no such file",
                hint: "name a file of entries, or the directory that bursar audit export finished")
        }
        // Before any member is set: what can't be copied can't be left half made.
        let bundles = try files.tiles.map { log throws(AuditFailure) in
            Bundles(log: log, size: try files.signedSize())
        }
        self.files = files
        tiles = bundles
        page = path
    }

    /// The next entry's bytes; nil at the end of the log.
    mutating func next() throws(AuditFailure) -> [UInt8]? {
        if let tiles { return try next(in: tiles) }
        while true {
            if let line = try file?.line(atMost: Ledger.entryLimit) {
                count += 1
                return line
            }
            // A page without an entry would be the page at its own end for ever.
            if file != nil, count == first {
                throw .tampering(what: page, why: "holds no entry", seq: first)
            }
            guard let next = files.page(at: count) else { return nil }
            first = count
            page = next
            file = try InputFile(next)
        }
    }

    private mutating func next(in tiles: Bundles) throws(AuditFailure) -> [UInt8]? {
        if bundle.isEmpty, count < tiles.size {
            let (path, entries) = try tiles.log.bundle(from: count, of: tiles.size)
            page = path
            bundle = entries.reversed()
        }
        guard let line = bundle.popLast() else { return nil }
        count += 1
        return line
    }
}
