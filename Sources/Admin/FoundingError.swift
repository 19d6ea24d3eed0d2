public import Vault

/// Why no vault was made.
public enum FoundingError: Error {
    /// Its keys could not be made or sealed.
    case vault(VaultError)
    /// The log's key has no C2SP form.
    case key
    /// The first entry could not be written.
    case entry

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .vault(let error): error.clause
        case .key: "the log's key has no verifier key"
        case .entry: "the first entry could not be made"
        }
    }
}
