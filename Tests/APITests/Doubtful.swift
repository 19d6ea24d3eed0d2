/// Requests in which two readers could find different things, and the status each gets.
struct Doubtful: Sendable {
    let bytes: String
    let status: Int

    init(_ bytes: String, _ status: Int) {
        self.bytes = bytes
        self.status = status
    }

    static func post(_ headers: String) -> String {
        "POST /a HTTP/1.1\r\nHost: b\r\n\(headers)\r\n\r\n"
    }

    static let requests: [Doubtful] = [
        Doubtful("GET /a HTTP/1.0\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET /a HTTP/2.0\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET /a\r\n\r\n", 400),
        Doubtful("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", 400),
        Doubtful("GET /a HTTP/1.1\r\n\r\n", 400),
        Doubtful("GET /a HTTP/1.1\r\nHost: b\r\nHost: c\r\n\r\n", 400),
        Doubtful("GET /a HTTP/1.1\nHost: b\n\n", 400),
        Doubtful("GET /a HTTP/1.1\r\nHost : b\r\n\r\n", 400),
        Doubtful("GET /a HTTP/1.1\r\nHost: b\r\nX: a\r\n folded\r\n\r\n", 400),
        Doubtful("GET http://b/a HTTP/1.1\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET * HTTP/1.1\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET /a#b HTTP/1.1\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET /%2e%2e/a HTTP/1.1\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET /\u{e9} HTTP/1.1\r\nHost: b\r\n\r\n", 400),
        Doubtful("GET /a HTTP/1.1\r\nHost: b\r\nContent-Length: 1\r\n\r\nx", 400),
        Doubtful("GET /a HTTP/1.1\r\nHost: b\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", 400),
        Doubtful("CONNECT b:1 HTTP/1.1\r\nHost: b\r\n\r\n", 405),
        Doubtful("DELETE /a HTTP/1.1\r\nHost: b\r\n\r\n", 405),
        Doubtful("HEAD /a HTTP/1.1\r\nHost: b\r\n\r\n", 405),
        Doubtful(
            "POST /a HTTP/1.1\r\nHost: b\r\nExpect: 200-ok\r\nContent-Length: 1\r\n\r\nx", 417),
        Doubtful("GET /a HTTP/1.1\r\nHost: b\r\nAuthorization: x\r\nAuthorization: x\r\n\r\n", 400),
        Doubtful("GET /a HTTP/1.1\r\nHost: b\r\nAuthorization: \u{e9}\r\n\r\n", 400),
        Doubtful(post("Idempotency-Key: x\r\nidempotency-key: x\r\nContent-Length: 0"), 400),
        Doubtful(post("Content-Type: a/b\r\nContent-Type: a/b\r\nContent-Length: 0"), 400),
        Doubtful(post("Content-Length: 1\r\nContent-Length: 1") + "x", 400),
        Doubtful(post("Content-Length: 1, 1") + "x", 400),
        Doubtful(post("Content-Length: +1") + "x", 400),
        Doubtful(post("Content-Length: 01") + "x", 400),
        Doubtful(post("Content-Length: -1"), 400),
        Doubtful(post("Content-Length: 99999999999999999999"), 400),
        Doubtful(post("Content-Length: 3\r\nTransfer-Encoding: chunked") + "0\r\n\r\n", 400),
        Doubtful(post("Transfer-Encoding: chunked\r\nContent-Length: 3") + "0\r\n\r\n", 400),
        Doubtful(post("Transfer-Encoding: gzip, chunked") + "0\r\n\r\n", 400),
        Doubtful(post("Transfer-Encoding: chunked, identity") + "0\r\n\r\n", 400),
        Doubtful(
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") + "0\r\n\r\n", 400),
        Doubtful(post("Transfer-Encoding: chunked") + "zz\r\n", 400),
        Doubtful(post("Transfer-Encoding: chunked") + "fffffffffffffffff\r\n", 400),
        Doubtful(post("Transfer-Encoding: chunked") + "1\r\nab\r\n0\r\n\r\n", 400),
        Doubtful(post("Transfer-Encoding: chunked") + "0\r\nX: y\r\n\r\n", 400),
    ]
}
