import Testing

@testable import bursar

@Suite struct `A reply` {
    private func read(
        _ text: String, ended: Bool = true, by step: Int = .max
    ) throws(ReplyReader.Mistake) -> DoorReply? {
        var reader = ReplyReader()
        var rest = Array(text.utf8)[...]
        while rest.count > step {
            if let reply = try reader.take(Array(rest.prefix(step)), ended: false) { return reply }
            rest = rest.dropFirst(step)
        }
        return try reader.take(Array(rest), ended: ended)
    }

    static let forms = [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\ncontent-length:5\r\nX: y\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\n\r\nhello",
        "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    ]

    @Test(arguments: forms, [1, 3, 7, Int.max])
    func `is read however it is framed and cut`(text: String, step: Int) throws {
        let reply = try read(text, by: step)
        #expect(reply == DoorReply(status: 200, body: Array("hello".utf8)))
    }

    @Test func `is whole before the connection ends, where it says its length`() throws {
        #expect(try read(Self.forms[0], ended: false) != nil)
        #expect(try read(Self.forms[2], ended: false) == nil)
    }

    @Test func `without a body is whole at once`() throws {
        #expect(try read("HTTP/1.1 204 No\r\n\r\n", ended: false)?.body == [])
    }

    @Test(arguments: [
        ("", ReplyReader.Mistake.cutOff), ("HTTP/1.1 200 OK\r\n", .cutOff),
        ("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello", .cutOff),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", .cutOff),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
            .badChunk
        ),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhello\r\n0\r\n\r\n", .badChunk),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", .notHTTP),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .badLength),
        ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", .badLength),
        ("SSH-2.0-OpenSSH\r\n\r\n", .notHTTP), ("HTTP/1.1 2000 OK\r\n\r\n", .notHTTP),
    ])
    func `that makes no sense is a mistake`(text: String, mistake: ReplyReader.Mistake) {
        #expect(throws: mistake) { try read(text) }
    }

    @Test func `whose head never ends is given up`() {
        let head = "HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 70_000)
        #expect(throws: ReplyReader.Mistake.tooLong) { try read(head, ended: false) }
    }
}
