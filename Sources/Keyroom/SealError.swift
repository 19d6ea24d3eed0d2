/// Why a sealed blob did not open, or none was made.
public enum SealError: Error, Hashable, Sendable {
    /// Not of the format's shape: too short, another format byte, another length than expected.
    case misshapen
    /// Made under another key, at another place, or edited.
    case wrongKeyOrPlace
    /// Names a keyring term that is not here.
    case unknownTerm(UInt32)
    /// There was no locked memory to open it into.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .misshapen: "is not a sealed blob of format 1"
        case .wrongKeyOrPlace: "was sealed under another key or at another place, or was edited"
        case .unknownTerm(let term): "was sealed under keyring term \(term), which is not here"
        case .memory(let error): error.clause
        }
    }
}
