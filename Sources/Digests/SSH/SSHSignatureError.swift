/// Why a signature by `ssh-keygen -Y sign` does not count.
public enum SSHSignatureError: Error, Hashable, Sendable {
    /// It is not what ssh-keygen writes.
    case malformed
    /// Its key is of a kind that is not read here (RSA, P-384, a web site's).
    case unknownKind
    /// It was made for something else.
    case otherNamespace(String)
    /// It hashes by something else than SHA-256 or SHA-512.
    case unknownHash
    /// A security key made it, and nobody touched that key.
    case untouched
    /// It is not the key's on these bytes.
    case wrong

    /// A clause that follows "the signature …".
    public var clause: String {
        switch self {
        case .malformed: "is not what ssh-keygen -Y sign writes"
        case .unknownKind:
            "is by a key of another kind than "
                + SSHKey.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        case .otherNamespace(let name): "was made for \(name)"
        case .unknownHash: "hashes by something else than SHA-256 or SHA-512"
        case .untouched: "was made by a security key that nobody touched"
        case .wrong: "is not the key's on these bytes"
        }
    }
}
