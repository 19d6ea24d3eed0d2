import Foundation
import Testing

@testable import bursar_gauntlet

@Suite struct `A client` {
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// Listens once, reads until the body's end, and answers; what it read comes through the file.
    private func serve(_ answer: String) throws -> (path: String, heard: String) {
        let path = "\(place.path)/s"
        let heard = place.file("heard")
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: Array(path.utf8))
        }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length)
            }
        }
        guard bound == 0, listen(descriptor, 1) == 0 else { throw Trouble.broken("no socket") }
        let place = place
        Thread.detachNewThread {
            let peer = accept(descriptor, nil, nil)
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 4_096)
            while !String(decoding: bytes, as: UTF8.self).hasSuffix("END") {
                let count = unsafe recv(peer, &chunk, chunk.count, 0)
                guard count > 0 else { break }
                bytes += chunk.prefix(count)
            }
            try? place.write(String(decoding: bytes, as: UTF8.self), to: heard)
            // In two pieces: a reply is whole when its length is reached, not when a read returns.
            for half in [answer.prefix(answer.count / 2), answer.suffix((answer.count + 1) / 2)] {
                let part = Array(half.utf8)
                unsafe _ = send(peer, part, part.count, Int32(MSG_NOSIGNAL))
                usleep(20_000)
            }
            close(peer)
            close(descriptor)
        }
        return (path, heard)
    }

    @Test func `asks in HTTP, and reads a whole reply`() throws {
        defer { place.remove() }
        let (path, heard) = try serve("HTTP/1.1 403 No\r\nContent-Length: 4\r\n\r\nbody")
        let client = try #require(UnixClient(path))
        let answer = try #require(client.ask("POST", "/v1/x", ["A: b"], Array("the END".utf8)))
        #expect(answer.status == 403)
        #expect(answer.body == Array("body".utf8))
        #expect(
            place.read(heard) == "POST /v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "A: b\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\nthe END")
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", "no HTTP"])
    func `has no reply where none came whole`(answer: String) throws {
        defer { place.remove() }
        let (path, _) = try serve(answer)
        let client = try #require(UnixClient(path))
        #expect(client.ask("GET", "/", [], Array("END".utf8))?.status == nil)
    }

    @Test func `is not there where nobody listens, or the path is too long`() {
        defer { place.remove() }
        #expect(UnixClient("\(place.path)/none") == nil)
        #expect(UnixClient("/" + String(repeating: "a", count: 107)) == nil)
    }
}
