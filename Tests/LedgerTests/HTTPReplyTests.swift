import Foundation
import Testing

@testable import bursar_audit

@Suite struct `A reply of the audit door` {
    private func reply(_ text: String) -> HTTPReply? { HTTPReply(Array(text.utf8)) }

    @Test func `is read with a length, in chunks, or to the end`() {
        let bodies = [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\ncontent-length:5\r\nX: y\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nhello",
        ]
        for body in bodies {
            let read = reply(body)
            #expect(read?.status == 200)
            #expect(read?.body == Array("hello".utf8))
        }
        #expect(reply("HTTP/1.1 503 no\r\nContent-Length: 0\r\n\r\n")?.status == 503)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\r\n\r\n",
        // Cut short, too long, no length, a chunk that ends early or is no number.
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello!",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nhello\r\n0\r\n\r\n",
    ])
    func `that is cut or malformed is refused`(text: String) {
        #expect(reply(text) == nil)
    }
}

@Suite struct `The paths of a log` {
    @Test func `are the file and the checkpoint beside it`() throws {
        let scratch = try Scratch()
        let files = LogFiles(path: scratch.path, checkpoint: nil)
        #expect(files.page(at: 0) == scratch.path + "/entries.ndjson")
        #expect(files.page(at: 1) == nil)
        #expect(files.checkpoint == scratch.path + "/checkpoint")
        #expect(LogFiles(path: "log", checkpoint: nil).checkpoint == "checkpoint")
        #expect(LogFiles(path: "log", checkpoint: "other").checkpoint == "other")
    }

    @Test func `prefer the checkpoint that bears the file's name`() throws {
        let scratch = try Scratch()
        let file = scratch.path + "/a.ndjson"
        try #require("x".data(using: .utf8)).write(to: .init(filePath: file + ".checkpoint"))
        #expect(LogFiles(path: file, checkpoint: nil).checkpoint == file + ".checkpoint")
    }
}

@Suite struct `A file of lines` {
    @Test func `is read line by line over the pieces it comes in`() throws {
        let scratch = try Scratch()
        let lines = (0..<300).map { String(repeating: "x", count: $0 * 7) + "\($0)" }
        let path = scratch.path + "/lines"
        try #require(lines.joined(separator: "\n").data(using: .utf8)).write(
            to: .init(filePath: path))
        var file = try InputFile(path)
        for line in lines {
            #expect(
                try file.line(atMost: 65_535).map { String(decoding: $0, as: UTF8.self) } == line)
        }
        #expect(try file.line(atMost: 65_535) == nil)
    }

    @Test func `gives up a line that no entry could be`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/long"
        try #require(String(repeating: "x", count: 1 << 20).data(using: .utf8)).write(
            to: .init(filePath: path))
        var file = try InputFile(path)
        let line = try #require(try file.line(atMost: 65_535))
        #expect(line.count > 65_535)
        #expect(line.count <= 65_536 + 65_536)
    }
}
