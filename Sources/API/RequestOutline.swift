internal import NIOHTTP1

/// What the head of a request says, checked: everything but the body.
///
/// RFC 9110 and 9112, minus what a local door has no use for. What is left out is refused, not
/// ignored: two readers of one byte stream must not find different requests in it.
struct RequestOutline {
    let method: DoorRequest.Method
    let path: String
    let query: String?
    // Each at most once: with two, one reader checks the first and another obeys the second.
    private(set) var authorization: String?
    private(set) var idempotencyKey: String?
    private(set) var contentType: String?
    /// The body's length where it was declared; nil for a chunked body.
    private(set) var declaredLength: Int?
    /// Whether the client waits for `100 Continue` before it sends the body.
    private(set) var expectsContinue = false
    /// Whether the client wants the connection closed after the reply.
    let closes: Bool
    /// The largest body this request may have, in bytes.
    let bodyLimit: Int
    /// Whether the body is a secret and goes into memory of its own.
    let carriesSecret: Bool

    /// Where a body is a secret; only the admin door has such a place.
    static let secretPath = "/v1/admin/unseal"

    /// Checks a head.
    init(_ head: HTTPRequestHead, door: Door, limits: DoorLimits) throws(RequestFault) {
        guard head.version == .http1_1 else {
            throw .malformed("HTTP/1.1 is the only version spoken here")
        }
        switch head.method {
        case .GET: method = .get
        case .POST: method = .post
        default:
            // Before the target is looked at: CONNECT has one of another form.
            let path = String(head.uri.prefix { $0 != "?" })
            throw .methodUnknown(taken: door.methods(at: path))
        }
        (path, query) = try RequestOutline.split(head.uri, limit: limits.targetBytes)
        carriesSecret = door == .admin && method == .post && Door.takesSecret(path)
        bodyLimit = carriesSecret ? limits.secretBytes : limits.bodyBytes(of: door)
        closes = !head.isKeepAlive || carriesSecret
        declaredLength = 0
        try readHeaders(head.headers)
        if let length = declaredLength, length > bodyLimit { throw .bodyTooLarge(bodyLimit) }
        if method == .get, declaredLength != 0 { throw .malformed("a GET has no body") }
    }

    /// Splits a target at its `?` after checking that it is a plain path.
    ///
    /// No `%` in the path: no name needs one, and `%2e%2e` or `%2f` would give a place two names.
    private static func split(
        _ target: String, limit: Int
    ) throws(RequestFault) -> (path: String, query: String?) {
        let bytes = target.utf8
        guard bytes.count <= limit else { throw .targetTooLarge(limit) }
        guard bytes.first == UInt8(ascii: "/") else {
            throw .malformed("the target must be a path that begins with /")
        }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            throw .malformed("the target must be visible ASCII without #")
        }
        let parts = bytes.split(
            separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, !path.contains(UInt8(ascii: "%")) else {
            throw .malformed("the path must not have percent-encoding")
        }
        let query = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : nil
        return (String(decoding: path, as: UTF8.self), query)
    }

    private mutating func readHeaders(_ headers: HTTPHeaders) throws(RequestFault) {
        var length: String?
        var coding: String?
        var host: String?
        var expectation: String?
        for (name, value) in headers {
            switch name.lowercased() {
            case "authorization": try Self.set(&authorization, value, "authorization")
            case "idempotency-key": try Self.set(&idempotencyKey, value, "idempotency-key")
            case "content-type": try Self.set(&contentType, value, "content-type")
            case "content-length": try Self.set(&length, value, "content-length")
            case "transfer-encoding": try Self.set(&coding, value, "transfer-encoding")
            case "host": try Self.set(&host, value, "host")
            case "expect": try Self.set(&expectation, value, "expect")
            // The parser would hand over to another protocol after this request.
            case "upgrade": throw .malformed("the doors do not upgrade")
            default: break
            }
        }
        // RFC 9112 §3.2: without it, or with two, the answer must be 400.
        guard host != nil else { throw .malformed("the host header is missing") }
        try readLength(length, coding: coding)
        guard let expectation else { return }
        guard expectation.lowercased() == "100-continue" else { throw .expectationUnknown }
        expectsContinue = declaredLength != 0
    }

    /// Decides how the body's end is found: by a length or by chunks, never by both.
    private mutating func readLength(
        _ length: String?, coding: String?
    ) throws(RequestFault) {
        if let coding {
            guard length == nil else {
                throw .malformed("content-length and transfer-encoding exclude each other")
            }
            guard coding.lowercased() == "chunked" else {
                throw .malformed("the only transfer-encoding is chunked")
            }
            declaredLength = nil
        } else if let length {
            // Digits alone: `+1`, `0x1`, `1, 1` and `01` are numbers to some readers only.
            let digits = length.utf8
            guard (1...18).contains(digits.count), digits.count == 1 || digits.first != 0x30,
                digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(length)
            else { throw .malformed("content-length is not a number") }
            declaredLength = value
        }
    }

    /// Fills a header's place; a second one of its name, or hidden bytes, are refused.
    private static func set(
        _ slot: inout String?, _ value: String, _ name: String
    ) throws(RequestFault) {
        guard slot == nil else { throw .malformed("the header \(name) stands twice") }
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .malformed("the header \(name) is not visible ASCII")
        }
        var text = value[...]
        while text.last == " " { text.removeLast() }
        slot = String(text)
    }
}
