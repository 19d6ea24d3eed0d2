import Foundation
import Synchronization

/// A blocking client over a Unix socket: keeps its connection, pipelines, sends any bytes.
///
/// It shares no code with the doors: what it reads is what a stranger would read.
final class RawClient: Sendable {
    private let descriptor: Int32
    private let pending = Mutex<[UInt8]>([])

    init(_ path: String, timeout: Int = 40) throws {
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
            let reason = errno
            close(descriptor)
            throw Broken("connect \(path): errno \(reason)")
        }
    }

    deinit { close(descriptor) }

    /// Sends all of the bytes, or as many as the other side takes.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Foundation.send(
                    descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Sends a request without waiting for its reply.
    func post(
        _ method: String, _ target: String, _ headers: [String] = [], body: [UInt8]? = nil
    ) {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: bursar"] + headers
        if let body { lines.append("Content-Length: \(body.count)") }
        send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? []))
    }

    /// Sends a request and reads its reply.
    func ask(
        _ method: String, _ target: String, _ headers: [String] = [], body: [UInt8]? = nil
    ) throws -> Reply {
        post(method, target, headers, body: body)
        return try reply()
    }

    /// Reads the next reply.
    func reply() throws -> Reply {
        try pending.withLock { pending in
            var end: Int?
            while end == nil {
                end = RawClient.headEnd(pending)
                if end == nil { try fill(&pending) }
            }
            let head = String(decoding: pending.prefix(end ?? 0), as: UTF8.self)
            var lines = head.split(separator: "\r\n")
            let status = Int(lines.removeFirst().split(separator: " ")[1]) ?? 0
            var headers: [String: String] = [:]
            for line in lines {
                let parts = line.split(separator: ":", maxSplits: 1)
                headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
            }
            let start = (end ?? 0) + 4
            let length = headers["content-length"].flatMap { Int($0) } ?? 0
            while pending.count < start + length { try fill(&pending) }
            let body = Array(pending[start..<(start + length)])
            pending.removeFirst(start + length)
            return Reply(status: status, headers: headers, body: body)
        }
    }

    /// Whether the other side has closed, with nothing more to read.
    var isAtEnd: Bool {
        pending.withLock { pending in
            guard pending.isEmpty else { return false }
            return (try? fill(&pending)) == nil
        }
    }

    private func fill(_ pending: inout [UInt8]) throws {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let got = unsafe recv(descriptor, &chunk, chunk.count, 0)
        guard got > 0 else { throw Broken(got == 0 ? "the door closed" : "recv errno \(errno)") }
        pending += chunk.prefix(got)
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...(bytes.count - 4)).first { bytes[$0...].starts(with: [13, 10, 13, 10]) }
    }
}
