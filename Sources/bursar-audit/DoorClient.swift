import Glibc
import JSON

/// Asks the audit door: one GET a connection, HTTP/1.1 over a Unix socket.
struct DoorClient {
    /// A page of 1,000 entries of 65,535 bytes, with room for the head.
    private static let replyLimit = 1_000 * 65_536 + 65_536

    let path: String

    /// The body of a 200; anything else is a failure.
    func get(_ target: String) throws(AuditFailure) -> [UInt8] {
        let descriptor = try connected()
        defer { close(descriptor) }
        let request =
            "GET \(target) HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nConnection: close\r\n\r\n"
        try send(Array(request.utf8), to: descriptor)
        let reply = try HTTPReply(receive(from: descriptor))
        guard let reply else { throw refusal(target, "the answer is not HTTP/1.1") }
        guard reply.status == 200 else {
            let (title, detail) = DoorClient.problem(in: reply)
            // What the daemon itself found wrong with its log as it read it.
            if title == "frozen", let detail {
                throw .tampering(what: path, why: detail, seq: nil)
            }
            let why = detail.map { ": \($0)" } ?? ""
            throw refusal(target, "answered \(reply.status)\(why)")
        }
        return reply.body
    }

    /// The body of a 200 as text.
    func text(_ target: String) throws(AuditFailure) -> String {
        guard let text = String(validating: try get(target), as: UTF8.self) else {
            throw refusal(target, "the answer is not UTF-8")
        }
        return text
    }

    /// The title and the sentence of a reply that is a problem document.
    private static func problem(in reply: HTTPReply) -> (title: String?, detail: String?) {
        guard case .object(let problem)? = try? JSONReader.read(reply.body),
            case .string(let title)? = problem["title"],
            case .string(let detail)? = problem["detail"]
        else { return (nil, nil) }
        return (title, detail)
    }

    private func refusal(_ target: String, _ why: String) -> AuditFailure {
        .failed(what: target, why: why, hint: "is \(path) the audit socket of this version?")
    }

    private func connected() throws(AuditFailure) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path) - 1
        guard bytes.count <= room else {
            throw .unreachable(path: path, why: "is longer than a socket's path may be (\(room))")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: bytes)
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let code = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, length)
            }
        }
        guard descriptor >= 0, code == 0 else {
            let reason = errno
            close(descriptor)
            throw .unreachable(path: path, why: "can't be reached (errno \(reason))")
        }
        return descriptor
    }

    private func send(_ bytes: [UInt8], to descriptor: Int32) throws(AuditFailure) {
        // MSG_NOSIGNAL: a daemon that hangs up must be an error, not a signal that ends us.
        let count = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count == bytes.count else {
            throw .unreachable(path: path, why: "hung up (errno \(errno))")
        }
    }

    private func receive(from descriptor: Int32) throws(AuditFailure) -> [UInt8] {
        var reply: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else {
                throw .unreachable(path: path, why: "hung up (errno \(errno))")
            }
            if count == 0 { return reply }
            reply += buffer.prefix(count)
            guard reply.count <= DoorClient.replyLimit else {
                throw .failed(
                    what: path, why: "sent more than a page may hold", hint: "is it a daemon's?")
            }
        }
    }
}
