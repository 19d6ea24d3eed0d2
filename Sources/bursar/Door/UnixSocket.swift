import Glibc

/// A connection to a Unix socket, blocking, closed when the value ends.
struct UnixSocket: ~Copyable {
    /// The longest path that fits into an address with its closing zero.
    static let pathLimit = 107

    private let path: String
    /// The descriptor, for a secret page to be sent to.
    let descriptor: Int32

    /// Connects; reads and writes then give up after `patience` seconds.
    init(_ path: String, patience: Int) throws(DoorError) {
        let bytes = Array(path.utf8)
        guard bytes.count <= UnixSocket.pathLimit, !bytes.contains(0) else {
            throw .pathTooLong(socket: path)
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
            unsafe room.copyBytes(from: bytes)
        }
        let made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw .unreachable(socket: path, .other(errno: errno)) }
        var wait = timeval(tv_sec: patience, tv_usec: 0)
        let waitSize = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &wait, waitSize)
        unsafe setsockopt(made, SOL_SOCKET, SO_SNDTIMEO, &wait, waitSize)
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(made, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            let refusal = UnixSocket.refusal(errno)
            close(made)
            throw .unreachable(socket: path, refusal)
        }
        self.path = path
        descriptor = made
    }

    deinit { close(descriptor) }

    private static func refusal(_ code: Int32) -> DoorError.Refusal {
        switch code {
        case ENOENT, ENOTDIR: .noSocket
        case ECONNREFUSED: .nobodyListens
        case EACCES, EPERM: .notAllowed
        default: .other(errno: code)
        }
    }

    /// Sends all of `bytes`; false when the other end is gone, whose reply may still wait to be
    /// read.
    borrowing func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let done = unsafe bytes.withUnsafeBytes { all in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: all[sent...])
                return unsafe Glibc.send(
                    descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if done > 0 {
                sent += done
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Appends what has come to `bytes`; false at the end of the stream.
    borrowing func receive(into bytes: inout [UInt8]) throws(DoorError) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
                return true
            }
            if count == 0 || errno == ECONNRESET { return false }
            if errno == EAGAIN { throw .silent(socket: path) }
            guard errno == EINTR else { throw .cutOff(socket: path) }
        }
    }
}
