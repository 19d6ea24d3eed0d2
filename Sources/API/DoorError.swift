internal import Glibc

/// Why the doors could not be opened.
public enum DoorError: Error, Hashable, Sendable {
    /// A socket's path does not fit `sockaddr_un`: its length and the bound, in bytes.
    case pathTooLong(path: String, length: Int, limit: Int)
    /// Another process listens on the socket.
    case inUse(path: String)
    /// Something that is not a socket stands where the socket goes.
    case notASocket(path: String)
    /// Something that is not a directory stands where a directory goes.
    case notADirectory(path: String)
    /// The directory belongs to another user, who could replace what we put there.
    case notOurs(path: String, owner: UInt32)
    /// A system call failed.
    case system(call: String, path: String, code: Int32)
    /// The loop did not take a socket.
    case notListening(path: String, why: String)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .pathTooLong(let path, let length, let limit):
            "the socket path \(path) has \(length) bytes, above the system's \(limit); "
                + "choose a shorter --run"
        case .inUse(let path): "another process listens on \(path)"
        case .notASocket(let path): "\(path) is in the way and not a socket"
        case .notADirectory(let path): "\(path) is not a directory"
        case .notOurs(let path, let owner): "\(path) belongs to user \(owner)"
        case .system(let call, let path, let code):
            "\(call) \(path): \(unsafe String(cString: strerror(code)))"
        case .notListening(let path, let why): "cannot listen on \(path): \(why)"
        }
    }

    /// The error of the system call that just failed.
    static func failed(_ call: String, _ path: String) -> DoorError {
        .system(call: call, path: path, code: errno)
    }
}
