import Glibc

/// One connection to a Unix socket, for one request in HTTP/1.1; shares no code with the daemon.
final class UnixClient {
    private let descriptor: Int32

    /// Connects; nil where nobody listens.
    init?(_ path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        // Closed in children: a daemon that is started meanwhile must not keep the connection open.
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        descriptor = socket(AF_UNIX, kind, 0)
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let code = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, length)
            }
        }
        guard code == 0 else { return nil }
        // A wallet that says nothing for so long has not answered.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends a request; false where the other side no longer takes it.
    @discardableResult
    func send(_ method: String, _ target: String, _ headers: [String], _ body: [UInt8]) -> Bool {
        let lines =
            ["\(method) \(target) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
            + ["Content-Type: application/json", "Content-Length: \(body.count)", "", ""]
        let bytes = Array(lines.joined(separator: "\r\n").utf8) + body
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends a request and reads its reply; nil where none came whole.
    func ask(
        _ method: String, _ target: String, _ headers: [String] = [], _ body: [UInt8] = []
    ) -> DoorAnswer? {
        // A reply may come before all is sent: what is refused by its head needs no body.
        send(method, target, headers, body)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            if let answer = DoorAnswer(bytes) { return answer }
            let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0, bytes.count < 1 << 22 else { return nil }
            bytes += chunk.prefix(count)
        }
    }
}
