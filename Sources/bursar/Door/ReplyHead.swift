/// The part of a response before its body.
struct ReplyHead: Hashable {
    /// How the body's end is known.
    enum Framing: Hashable {
        /// So many bytes.
        case length(Int)
        /// The coding of RFC 9112 section 7.1.
        case chunked
        /// Whatever comes before the connection ends.
        case untilClose
    }

    /// The status code.
    let status: Int
    /// How the body ends.
    let framing: Framing

    /// Reads the status line and the headers, without the empty line that ends them.
    init(_ bytes: ArraySlice<UInt8>) throws(ReplyReader.Mistake) {
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false)
        let start = (lines.first ?? "").split(separator: " ", maxSplits: 2)
        guard start.count >= 2, start[0] == "HTTP/1.1" || start[0] == "HTTP/1.0",
            start[1].utf8.count == 3, let status = Int(start[1]), (100...599).contains(status)
        else { throw .notHTTP }
        var framing = Framing.untilClose
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = parts[1].drop { $0 == " " }
            switch parts[0].lowercased() {
            case "content-length":
                guard let length = Int(value), (0...ReplyReader.bodyLimit).contains(length) else {
                    throw .badLength
                }
                if framing != .chunked { framing = .length(length) }
            case "transfer-encoding":
                guard value.lowercased() == "chunked" else { throw .notHTTP }
                framing = .chunked
            default: break
            }
        }
        self.status = status
        // These two never have a body, whatever their headers say.
        self.framing = status == 204 || status == 304 || status < 200 ? .length(0) : framing
    }
}
