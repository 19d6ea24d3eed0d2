import Digests
import Gate
import JSON
import Ledger
import Terms
import Vault

/// The rows and blobs beside the log against what its entries say of them; takes no key.
struct RowInspection {
    private let reader: LedgerReader
    private var pins: [Pin] = []
    private var blobs: Set<Digest32> = []
    private var findings: [String] = []

    /// Reads everything; answers what is wrong, a sentence each that names entry, row or blob.
    static func findings(_ reader: LedgerReader) -> [String] {
        var inspection = RowInspection(reader: reader)
        do throws(LedgerError) {
            try inspection.readEntries()
            try inspection.compareRows()
            try inspection.compareBlobs()
        } catch {
            inspection.findings.append("the rows beside the log can't be read: \(error.clause)")
        }
        return inspection.findings
    }

    private init(reader: LedgerReader) { self.reader = reader }

    private mutating func readEntries() throws(LedgerError) {
        var next: UInt64 = 0
        while true {
            let page = try reader.entries(from: next, limit: 1_000)
            guard !page.isEmpty else { return }
            for bytes in page {
                defer { next += 1 }
                guard let entry = try? Entry(reading: bytes),
                    let sealed = SealedPins.read(entry.body["sealed"])
                else {
                    findings.append("entry \(next) has a sealed member that can't be read")
                    continue
                }
                pins += sealed
                blobs.formUnion(entry.blobs)
            }
        }
    }

    private mutating func compareRows() throws(LedgerError) {
        var found: [Row] = []
        for table in [RowTable.meta, .slots, .terms, .records] { found += try reader.rows(table) }
        findings += RowManifest.compare(expected: pins, found: found)
        if try reader.checkpointCount() > 1 {
            findings.append("the table checkpoint has a row too many")
        }
    }

    private mutating func compareBlobs() throws(LedgerError) {
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
        findings += missing.map { "the blob \($0.hex) is gone" }.sorted()
    }
}
