import Gate
import Ledger

/// Writes what an audit has verified: reads each line as an entry and hands it to a format's writer.
struct Exporter {
    private var reading: EntryReading
    private var writer: any EntryWriter

    init(origin: String, _ writer: any EntryWriter) {
        reading = EntryReading(origin: origin)
        self.writer = writer
    }

    /// Writes the next entry, whose bytes were verified before.
    mutating func add(
        _ entry: Entry, _ checked: CheckedEntry, from what: String
    ) throws(AuditFailure) {
        try writer.add(reading.read(entry, checked))
    }

    /// Ends the files; returns what was written, by name.
    mutating func finish() throws(AuditFailure) -> [(String, UInt64)] { try writer.finish() }
}
