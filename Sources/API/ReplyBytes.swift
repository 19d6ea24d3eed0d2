internal import NIOCore

/// Writes a reply as HTTP/1.1 bytes, head and body in one buffer, so that one write sends it.
enum ReplyBytes {
    /// The interim reply that asks for the body.
    static let goOn: StaticString = "HTTP/1.1 100 Continue\r\n\r\n"

    static func write(_ reply: DoorReply, closing: Bool, allocator: ByteBufferAllocator)
        -> ByteBuffer
    {
        let length = reply.secret?.count ?? reply.body.count
        // Room for all of it: a buffer that grows leaves what it held behind.
        var out = allocator.buffer(capacity: length + 512)
        out.writeString("HTTP/1.1 ")
        out.writeString(String(reply.status))
        out.writeString(" ")
        out.writeString(phrase(reply.status))
        out.writeString("\r\ncontent-length: ")
        out.writeString(String(length))
        header("content-type", reply.contentType, to: &out)
        // A reply tells budgets and addresses: nothing between here and the agent may keep it.
        header("cache-control", "no-store", to: &out)
        for extra in reply.headers { header(extra.name, extra.value, to: &out) }
        if closing { header("connection", "close", to: &out) }
        out.writeString("\r\n\r\n")
        if let secret = reply.secret {
            secret.use { span in _ = unsafe span.withUnsafeBytes { unsafe out.writeBytes($0) } }
        } else {
            out.writeBytes(reply.body)
        }
        return out
    }

    /// Writes one header; bytes that could end the line are left out, whoever supplied them.
    private static func header(_ name: String, _ value: String, to out: inout ByteBuffer) {
        out.writeString("\r\n")
        out.writeString(name)
        out.writeString(": ")
        if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
            out.writeString(value)
        } else {
            out.writeBytes(value.utf8.filter { $0 >= 0x20 && $0 != 0x7F })
        }
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 202: "Accepted"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 417: "Expectation Failed"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        // The phrase is for people only (RFC 9112 §4), and may be empty.
        default: ""
        }
    }
}
