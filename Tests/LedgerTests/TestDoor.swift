import Foundation
import Glibc

/// An audit door of a few lines: answers GETs on a Unix socket until it is let go.
final class TestDoor: Sendable {
    let path: String
    private let descriptor: Int32

    /// `answer` gives the body for a target, or nil for a 404.
    init(path: String, chunked: Bool = false, answer: @escaping @Sendable (String) -> [UInt8]?) {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: Array(path.utf8))
        }
        let descriptor = descriptor
        unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        listen(descriptor, 8)
        Thread.detachNewThread {
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else { return }
                TestDoor.serve(client, chunked: chunked, answer)
                close(client)
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    private static func serve(
        _ client: Int32, chunked: Bool, _ answer: (String) -> [UInt8]?
    ) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe recv(client, &buffer, buffer.count, 0)
        let words = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).split(
            separator: " ")
        guard words.count > 1 else { return }
        let body = answer(String(words[1]))
        var reply = Array("HTTP/1.1 \(body == nil ? "404 Not Found" : "200 OK")\r\n".utf8)
        if chunked {
            reply += Array("Transfer-Encoding: chunked\r\n\r\n".utf8)
            for piece in [body?.prefix(7), body?.dropFirst(7)] {
                guard let piece, !piece.isEmpty else { continue }
                reply += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece
                reply += Array("\r\n".utf8)
            }
            reply += Array("0\r\n\r\n".utf8)
        } else {
            reply += Array("Content-Length: \(body?.count ?? 0)\r\n\r\n".utf8) + (body ?? [])
        }
        var sent = 0
        while sent < reply.count {
            let count = unsafe reply.withUnsafeBytes {
                unsafe send(client, $0.baseAddress?.advanced(by: sent), $0.count - sent, 0)
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
