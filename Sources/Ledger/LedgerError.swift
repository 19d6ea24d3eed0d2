public import Terms

/// Why the ledger could not do what was asked.
///
/// After an error from ``Ledger/commit(signedBy:done:)`` what is on disk is unknown: the process is
/// to end, and the next one reads the state from disk.
public enum LedgerError: Error, Hashable, Sendable {
    /// SQLite refused; the primary or extended result code and what was being done.
    case database(code: Int32, during: Step)
    /// A system call failed on one of the files.
    case file(path: String, errno: Int32)
    /// The database, its write-ahead log or the anchor was unlinked, replaced or linked a second time while it was
    /// open; where what the open files held was saved to, if it was in danger.
    case moved(path: String, rescued: String?)
    /// The disk is full: nothing is written but what the ballast is kept for.
    case full
    /// A commit has not come back in time; nothing new is taken until it has.
    case slow
    /// A vault is there already.
    case exists(path: String)
    /// The file is not Bursar's, or of another version.
    case foreign(path: String)
    /// A table, index, trigger or view is missing, changed, or not Bursar's.
    case schema(name: String)
    /// A setting that durability rests on did not take.
    case setting(name: String, value: Int64)
    /// An entry is missing, or stands where none can.
    case gap(seq: UInt64)
    /// An entry is not the one that was written in its place.
    case changed(seq: UInt64)
    /// An entry's body was moved to the archive, and its bundle is not at `path`.
    case archived(seq: UInt64, path: String)
    /// A tile of the tree is missing or not the one that the hash above it is of: the one with the hashes of
    /// `number`·256 and the 255 after it, of 256^`level` entries each.
    case tile(level: Int, number: UInt64)
    /// A blob's bytes do not have the hash that names it.
    case altered(blob: Digest32)
    /// An entry longer than a tlog-tiles entry bundle can hold.
    case entryTooLong(count: Int)
    /// No entry can be signed over: the log is empty.
    case nothingToSign
    /// Nobody has compared the log with its last checkpoint and its anchor yet.
    case unchecked
    /// The checkpoint's signer refused.
    case signatureRefused
    /// An earlier commit failed; nothing further is written.
    case poisoned
    /// The ledger is closed.
    case closed

    /// What was being done to the database.
    public enum Step: String, Hashable, Sendable {
        /// Opening the file.
        case opening
        /// Setting it up.
        case configuring
        /// Flushing what a killed process left in the write-ahead log.
        case recovering
        /// Reading.
        case reading
        /// Writing a batch.
        case writing
        /// Making a batch durable.
        case committing
        /// Moving the write-ahead log into the database.
        case tidying
        /// Closing.
        case closing
    }

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .database(let code, let step): "the database failed while \(step.rawValue) (\(code))"
        case .file(let path, let errno): "\(path) could not be used (errno \(errno))"
        case .moved(let path, _): "\(path) was unlinked, replaced or linked again while it was open"
        case .full: "the disk that holds the log is full"
        case .slow: "the disk has not finished a commit for more than \(Journal.patience) s"
        case .exists(let path): "\(path) exists already"
        case .foreign(let path): "\(path) is not a Bursar database of this version"
        case .schema(let name): "the table or trigger \(name) of the database is not Bursar's own"
        case .setting(let name, let value): "the setting \(name) is \(value) and would lose commits"
        case .gap(let seq): "entry \(seq) is missing"
        case .changed(let seq): "entry \(seq) was changed after the log was opened"
        case .archived(let seq, let path): "entry \(seq) is archived, and \(path) is not there"
        case .tile(let level, let number):
            "tile \(number) of level \(level) in the table tiles is missing or was changed"
        case .altered(let blob): "the bytes of blob \(blob.hex) were altered"
        case .entryTooLong(let count):
            "the entry has \(count) bytes, more than \(Ledger.entryLimit)"
        case .nothingToSign: "the log has no entry that could be signed"
        case .unchecked: "the log was not yet checked against its checkpoint and anchor"
        case .signatureRefused: "the checkpoint could not be signed"
        case .poisoned: "an earlier commit failed and its outcome is unknown"
        case .closed: "the ledger is closed"
        }
    }
}
