import Foundation
import Glibc
import Synchronization

/// A daemon's directory with one real socket in it, which answers from a script and remembers what was asked.
final class FakeDoor: Sendable {
    struct Asked: Sendable {
        let line: String
        let headers: [String]
        let body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    enum Kind: String {
        case admin, agent, audit
    }

    let home: String
    private let listener: Int32
    private let memory = Mutex<[Asked]>([])
    var asked: [Asked] { memory.withLock { $0 } }

    // `script` maps `GET /v1/…` to a status and a body; anything else is 404. `raw` is sent as it is.
    init(_ kind: Kind, _ script: [String: (Int, String)], raw: String? = nil) throws {
        // Short: a socket's path has 107 bytes.
        home = "/tmp/bursar-\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
        let directory = "\(home)/run/\(kind.rawValue)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array("\(directory)/\(kind.rawValue).sock".utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
        let made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(made, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(made, 16) == 0 else { throw POSIXError(.EADDRINUSE) }
        listener = made
        Thread.detachNewThread { [self] in serve(script, raw) }
    }

    /// Ends the server: its thread's accept fails.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        try? FileManager.default.removeItem(atPath: home)
    }

    private func serve(_ script: [String: (Int, String)], _ raw: String?) {
        while true {
            let peer = accept(listener, nil, nil)
            guard peer >= 0 else { return }
            if let asked = FakeDoor.request(peer) {
                memory.withLock { $0.append(asked) }
                let (status, body) = script[asked.line] ?? (404, FakeDoor.notFound)
                let reply =
                    "HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                let bytes = Array((raw ?? reply).utf8)
                _ = unsafe send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            }
            close(peer)
        }
    }

    static let notFound = #"{"title":"not-found","status":404,"detail":"there is nothing here"}"#

    private static func request(_ peer: Int32) -> Asked? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while true {
            if let end = bytes.firstRange(of: [13, 10, 13, 10]) {
                let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
                let lines = head.components(separatedBy: "\r\n")
                let length =
                    lines.first { $0.hasPrefix("Content-Length: ") }
                    .flatMap { Int($0.dropFirst(16)) } ?? 0
                let body = bytes[end.upperBound...]
                if body.count >= length {
                    let line = lines[0].replacingOccurrences(of: " HTTP/1.1", with: "")
                    return Asked(line: line, headers: Array(lines.dropFirst()), body: Array(body))
                }
            }
            let count = unsafe recv(peer, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
        }
    }
}
