import Ledger

/// The entries of a file or an export, one after the other, however many pages they are on.
struct LogLines: ~Copyable {
    private let files: LogFiles
    private var file: InputFile?
    private var count: UInt64 = 0
    /// How many entries there were before the page that is being read.
    private var first: UInt64 = 0
    /// The page that is being read, for whoever says where something was found.
    private(set) var page: String

    /// Begins with the first page; `path` is a file, a directory, or `-`.
    init(_ path: String, _ files: LogFiles) throws(AuditFailure) {
        guard path == "-" || InputFile.exists(path) else {
            throw .failed(
                what: path, why: "there is no such file",
                hint: "name a file of entries, or the directory that bursar audit export finished")
        }
        self.files = files
        page = path
    }

    /// The next entry's bytes; nil at the end of the log.
    mutating func next() throws(AuditFailure) -> [UInt8]? {
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
}
