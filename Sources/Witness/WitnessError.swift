/// Why a witness can't work at all, as opposed to what it answers.
public enum WitnessError: Error, Hashable, Sendable {
    /// A file or directory could not be used.
    case file(path: String, errno: Int32)
    /// There is a witness in the directory already.
    case exists(path: String)
    /// There is none, or only a part of one.
    case missing(path: String)
    /// Another process works on the directory.
    case busy(path: String)
    /// Others than the owner can read the key, or write the directory.
    case exposed(path: String)
    /// The key's file holds no Ed25519 key in PEM without a passphrase.
    case notAKey(path: String)
    /// What is remembered of a log is not what this witness cosigned.
    case altered(path: String, clause: String)
    /// The name is no key's name.
    case badName
    /// OpenSSL would not do it.
    case crypto

    /// What failed.
    public var what: String {
        switch self {
        case .file(let path, _), .exists(let path), .missing(let path), .busy(let path),
            .exposed(let path), .notAKey(let path), .altered(let path, _):
            path
        case .badName: "--name"
        case .crypto: "the witness's key"
        }
    }

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .file(_, let errno): "can't be used (errno \(errno))"
        case .exists: "holds a witness already"
        case .missing: "holds no witness"
        case .busy: "is in use by another process"
        case .exposed: "is another's, or open to others than its owner"
        case .notAKey: "is no Ed25519 key in PEM without a passphrase"
        case .altered(_, let clause): "is not what this witness cosigned: it \(clause)"
        case .badName: "is no name of a key: it is empty or has a space or a plus"
        case .crypto: "can't be used by OpenSSL"
        }
    }

    /// What to do next.
    public var hint: String {
        switch self {
        case .file: "see to the directory, its owner and the disk"
        case .exists: "choose another directory: a second key would be a second witness"
        case .missing: "bursar-audit witness new makes one"
        case .busy: "wait until that one has ended"
        case .exposed: "chmod go= it, after you have asked who used it meanwhile"
        case .notAKey, .crypto: "put the key back, or retire this witness and make another"
        case .altered:
            "retire this witness: one that has forgotten what it cosigned proves nothing any more"
        case .badName: "use a schema-less URL, as witness.example/w1"
        }
    }
}
