internal import Glibc

/// One connection of the closed loop: at most one request is on its way.
struct Connection {
    let descriptor: Int32
    /// Which of the agents asks here.
    let agent: Int
    /// When the request on its way was written, on the clock that only moves forward.
    var sentAt: UInt64 = 0
    var scanner = ReplyScanner()

    init(to path: String, agent: Int) throws(BenchError) {
        self.agent = agent
        guard path.utf8.count <= 107 else { throw .usage("the socket's path is too long") }
        // Blocking for writes, which never wait (see `send`); reads say MSG_DONTWAIT.
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .failed("socket", path) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { target in
            for (index, byte) in path.utf8.enumerated() { unsafe target[index] = byte }
        }
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let error = BenchError.failed("connect", path)
            close(descriptor)
            throw error
        }
    }

    /// Sends a request.
    ///
    /// It fits the socket's buffer, which is empty: the write is whole or an error.
    mutating func send(_ request: [UInt8], at now: UInt64) -> Bool {
        sentAt = now
        scanner.reset()
        let count = unsafe Glibc.send(
            descriptor, request, request.count, Int32(MSG_NOSIGNAL))
        return count == request.count
    }

    /// Reads what is there; nil when the connection is gone, true when the reply is whole.
    mutating func receive(_ buffer: inout [UInt8]) -> Bool? {
        let count = unsafe recv(
            descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        guard count != 0 else { return nil }
        guard count > 0 else { return errno == EAGAIN || errno == EINTR ? false : nil }
        return scanner.take(buffer[..<count])
    }
}
