public import Ledger
internal import Terms

/// What an entry says of the rows and blobs beside its log, held to those that are there; takes no key.
public struct PinnedRows {
    private let pins: [Pin]
    private let blobs: Set<Digest32>
    /// The entries whose pins can't be read, a sentence each.
    public let unread: [String]

    /// Reads the pins that the log's entries carry.
    public init(_ gist: LogGist) {
        blobs = gist.blobs
        pins = gist.pins
        unread = gist.unread.sorted().map { "entry \($0) has a sealed member that can't be read" }
    }

    /// What is wrong with rows and blobs, a sentence each that names one.
    ///
    /// - Throws: ``LedgerError`` where they can't be read.
    public func findings(_ reader: LedgerReader) throws(LedgerError) -> [String] {
        var findings: [String] = []
        var found: [Row] = []
        for table in [RowTable.meta, .slots, .terms, .records] { found += try reader.rows(table) }
        findings += RowManifest.compare(expected: pins, found: found)
        if try reader.checkpointCount() > 1 {
            findings.append("the table checkpoint has a row too many")
        }
        return findings + (try blobFindings(reader))
    }

    private func blobFindings(_ reader: LedgerReader) throws(LedgerError) -> [String] {
        var findings: [String] = []
        var missing = blobs
        for blob in try reader.blobs() {
            let name = Hex.encode(blob.name)
            guard blob.hash.bytes == blob.name else {
                findings.append("the bytes of blob \(name) were altered")
                continue
            }
            guard missing.remove(blob.hash) != nil else {
                findings.append("the blob \(name) is in no entry")
                continue
            }
        }
        return findings + missing.map { "the blob \($0.hex) is gone" }.sorted()
    }
}
