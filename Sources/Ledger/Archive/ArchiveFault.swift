/// Why no archive was made; nothing has left the database then.
public enum ArchiveFault: Error, Hashable, Sendable {
    /// The log or a file of the archive can't be read or written.
    case ledger(LedgerError)
    /// There is an archive in the place, and its checkpoint is of no log that this one extends.
    case otherLog(path: String)
    /// What was read back does not come to the root that was signed.
    case notWhatWasSigned(path: String)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .ledger(let error): error.clause
        case .otherLog(let path): "\(path) holds another log's archive, or a later one"
        case .notWhatWasSigned(let path):
            "the entries in \(path) do not come to the root that was signed"
        }
    }
}
