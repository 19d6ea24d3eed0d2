/// Why no archive was made; nothing has left the database then.
public enum ArchiveFault: Error, Hashable, Sendable {
    /// The log or a file of the archive can't be read or written.
    case ledger(LedgerError)
    /// The archive in the place says of itself that it is of this very log, and this log does not extend it.
    case left(path: String)
    /// What was read back does not come to the root that was signed.
    case notWhatWasSigned(path: String)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .ledger(let error): error.clause
        case .left(let path):
            "\(path) holds entries of this very log that the log does not have: it is an older copy"
        case .notWhatWasSigned(let path):
            "the entries in \(path) do not come to the root that was signed"
        }
    }

    /// What to do about it.
    public var hint: String {
        switch self {
        case .ledger, .notWhatWasSigned: "nothing has left the database; mend it and ask again"
        case .left:
            "nothing has left the database; `bursar audit acknowledge --rollback` begins an epoch, "
                + "and the next archive sets that one aside"
        }
    }
}
