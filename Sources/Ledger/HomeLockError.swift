/// Why a vault's directory could not be locked.
public enum HomeLockError: Error, Hashable, Sendable {
    /// Another process serves this vault.
    case held(path: String)
    /// A system call failed.
    case file(path: String, errno: Int32)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .held(let path): "\(path) is held by another daemon"
        case .file(let path, let errno): "\(path) could not be locked (errno \(errno))"
        }
    }
}
