/// ReplyReader reads one HTTP/1.1 response out of bytes as they come.
///
/// RFC 9112, as far as one daemon of ours needs it: a body has a length, or chunks, or ends with
/// the connection.
struct ReplyReader {
    /// The longest status line and headers, in bytes.
    static let headLimit = 65_536
    /// The longest body: a page of entries at their longest, and room to spare.
    static let bodyLimit = 67_108_864

    /// Why bytes are no reply.
    enum Mistake: Error, Hashable {
        /// The status line or the coding is not one this program knows.
        case notHTTP
        /// Above ``headLimit`` or ``bodyLimit``.
        case tooLong
        /// Content-Length is no number, or beyond bounds.
        case badLength
        /// A chunk's size is no number, or its end is not where that says.
        case badChunk
        /// The connection ended before the reply did.
        case cutOff
    }

    /// What has come and is not taken yet.
    private(set) var bytes: [UInt8] = []
    private var head: ReplyHead?

    /// Takes further bytes; a reply once it is whole, nil while it is not.
    ///
    /// `ended` says that no more will come.
    mutating func take(_ more: [UInt8], ended: Bool) throws(Mistake) -> DoorReply? {
        bytes += more
        if head == nil { try readHead() }
        guard let head else {
            guard !ended else { throw .cutOff }
            return nil
        }
        guard bytes.count <= ReplyReader.bodyLimit else { throw .tooLong }
        switch head.framing {
        case .length(let length):
            if bytes.count >= length {
                return DoorReply(status: head.status, body: Array(bytes[..<length]))
            }
        case .untilClose:
            if ended { return DoorReply(status: head.status, body: bytes) }
        case .chunked:
            if let body = try ChunkedBody.decode(bytes) {
                return DoorReply(status: head.status, body: body)
            }
        }
        guard !ended else { throw .cutOff }
        return nil
    }

    private mutating func readHead() throws(Mistake) {
        let end: [UInt8] = [13, 10, 13, 10]
        guard let index = bytes.firstRange(of: end)?.lowerBound else {
            guard bytes.count <= ReplyReader.headLimit else { throw .tooLong }
            return
        }
        let read = try ReplyHead(bytes[..<index])
        bytes.removeFirst(index + end.count)
        // 100 Continue and its kind announce the real reply, which follows.
        guard read.status >= 200 else { return try readHead() }
        head = read
    }
}
