public import Ledger
public import Vault

/// Why no vault was made.
public enum FoundingError: Error {
    /// Its keys could not be made or sealed.
    case vault(VaultError)
    /// The log's key has no C2SP form.
    case key
    /// What was written could not be read back.
    case unreadable(LedgerError)
    /// What was written does not open with what was typed.
    case unopened(VaultError)
    /// The first entry could not be written.
    case entry

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .vault(let error): error.clause
        case .key: "the log's key has no verifier key"
        case .unreadable(let error): "the new vault can't be read back: \(error.clause)"
        case .unopened(let error): "the new vault does not open: \(error.clause)"
        case .entry: "the first entry could not be made"
        }
    }
}
