public import Keyroom
public import Ledger
public import Vault

/// Why a backup was not made, is none, or can't be opened.
public enum BackupError: Error, Hashable, Sendable {
    /// Something stands there already.
    case exists(path: String)
    /// A system call failed on a file.
    case file(path: String, errno: Int32)
    /// The file is no backup, or of another version.
    case foreign(path: String)
    /// The file ends before its end.
    case cut(path: String)
    /// A part of it was changed, moved or taken from another backup.
    case altered(path: String)
    /// What was read back is not what was written.
    case notWhatWasWritten(path: String)
    /// The rows in its head open nothing.
    case vault(VaultError)
    /// The copy of the database can't be made or read.
    case ledger(LedgerError)
    /// The copy is not the log that was signed.
    case finding(LedgerFinding)
    /// What stands beside the log in the copy is not what the log says; the first thing that is wrong.
    case damaged(String)
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .exists(let path): "\(path) exists already, and a backup overwrites nothing"
        case .file(let path, let errno): "\(path) could not be used (errno \(errno))"
        case .foreign(let path): "\(path) is not a Bursar backup of this version"
        case .cut(let path): "\(path) ends before its end"
        case .altered(let path): "\(path) was changed, or is not of this key"
        case .notWhatWasWritten(let path): "\(path) does not read back as it was written"
        case .vault(let error): error.clause
        case .ledger(let error): error.clause
        case .finding(let finding): finding.clause
        case .damaged(let clause): clause
        case .memory(let error): error.clause
        }
    }
}
