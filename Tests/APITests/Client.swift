import Foundation

/// A blocking client over a Unix socket that sends any bytes, also wrong ones.
///
/// It shares no code with the doors: what it reads is what a stranger would read.
final class Client: Sendable {
    struct Reply: Equatable {
        var status: Int
        var headers: [String: String]
        var body: String

        /// The title of a problem document.
        var title: String? {
            let data = Data(body.utf8)
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            return object?["title"] as? String
        }
    }

    struct Broken: Error { let what: String }

    private let descriptor: Int32

    init(_ path: String, timeout: Int = 10) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var wait = timeval(tv_sec: timeout, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, size)
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
            close(descriptor)
            throw Broken(what: "connect \(errno)")
        }
    }

    deinit { close(descriptor) }

    /// Sends all of the text; false when the other side is gone.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe send($0) }
    }

    func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[sent...])
            let count = unsafe Foundation.send(
                descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Says that no more will be sent.
    func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Sends a request with a length and reads its reply.
    func ask(
        _ method: String, _ target: String, headers: [String] = [], body: String? = nil
    ) throws -> Reply {
        send(Client.request(method, target, headers: headers, body: body))
        return try reply()
    }

    static func request(
        _ method: String, _ target: String, headers: [String] = [], body: String? = nil
    ) -> String {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: bursar"] + headers
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }

    /// Reads one reply.
    func reply() throws -> Reply {
        var head = ""
        while !head.hasSuffix("\r\n\r\n") {
            guard let byte = try read(1).first else {
                throw Broken(what: "closed after \(head.debugDescription)")
            }
            head.unicodeScalars.append(Unicode.Scalar(byte))
        }
        let lines = head.split(separator: "\r\n")
        let status = Int(lines[0].split(separator: " ")[1]) ?? 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        var body: [UInt8] = []
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while body.count < length {
            let more = try read(length - body.count)
            guard !more.isEmpty else { throw Broken(what: "closed in a body") }
            body += more
        }
        return Reply(
            status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
    }

    /// Whether the next thing that comes is the end.
    func isAtEnd() -> Bool { (try? read(1))?.isEmpty ?? true }

    /// Reads up to `count` bytes; empty at the end.
    private func read(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = unsafe recv(descriptor, &bytes, count, 0)
        guard got >= 0 else {
            if errno == ECONNRESET { return [] }
            throw Broken(what: "recv \(errno)")
        }
        return Array(bytes.prefix(got))
    }
}
