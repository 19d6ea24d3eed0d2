/// Why a secret found no safe place.
public enum SecretError: Error, Hashable, Sendable {
    /// The kernel gave no page, or would not lock it out of swap.
    case noLockedMemory(bytes: Int)
    /// A secret has at least one byte and at most the bound.
    case badLength(bytes: Int, allowed: ClosedRange<Int>)
    /// read(2) failed with this errno.
    case unreadable(errno: Int32)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .noLockedMemory(let bytes):
            "could not lock \(bytes) bytes of memory; raise the locked memory limit (ulimit -l)"
        case .badLength(let bytes, let allowed):
            "has \(bytes) bytes, outside \(allowed.lowerBound) to \(allowed.upperBound)"
        case .unreadable(let errno): "could not be read (errno \(errno))"
        }
    }
}
