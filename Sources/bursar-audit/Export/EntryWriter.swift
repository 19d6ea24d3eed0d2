/// Writes a log's entries in another format, one after the other, as they are verified.
///
/// Nothing stands under its name before ``finish(_:)``: what was written of a log in which something is
/// found later is never seen.
protocol EntryWriter {
    /// Takes the next entry.
    mutating func add(_ entry: LoggedEntry) throws(AuditFailure)

    /// Ends the files and gives them their names.
    ///
    /// Returns what was written, by name, for whoever asked for the export.
    mutating func finish() throws(AuditFailure) -> [(String, UInt64)]
}
