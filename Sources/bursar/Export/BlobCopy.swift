/// Copies the bytes that entries name by their hash, each into a file of that name.
struct BlobCopy {
    let session: Session
    /// Where they go, under their SHA-256.
    let directory: String
    /// How many this run added.
    private(set) var count: UInt64 = 0

    init(_ session: Session, into directory: String) {
        self.session = session
        self.directory = directory
    }

    /// Copies what an entry names, unless an earlier one named it.
    mutating func copy(namedBy line: ArraySlice<UInt8>) throws(Failure) {
        // Most entries name none, and need not be read.
        guard line.firstRange(of: Array(#""sha256":"#.utf8)) != nil,
            let entry = EntryLine(line)
        else { return }
        for hash in entry.blobs where !ExportFile.exists(hash, in: directory) {
            let bytes = try session.audit("/v1/audit/blobs/\(hash)")
            try ExportFile.write(bytes, to: hash, in: directory)
            count += 1
        }
    }
}
