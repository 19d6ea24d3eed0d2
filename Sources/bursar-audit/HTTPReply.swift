/// A whole HTTP/1.1 reply, read after the connection was closed.
struct HTTPReply {
    let status: Int
    let body: [UInt8]

    /// Takes the reply apart; nil when it is none, or ends before its body does.
    init?(_ bytes: [UInt8]) {
        guard let head = HTTPReply.head(of: bytes) else { return nil }
        let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
            return nil
        }
        self.status = status
        var length: Int?
        var isChunked = false
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            let value = parts[1].drop { $0 == " " }
            switch parts[0].lowercased() {
            case "content-length":
                length = Int(value)
                if length == nil { return nil }
            case "transfer-encoding": isChunked = value.lowercased() == "chunked"
            default: break
            }
        }
        let rest = bytes[(head + 4)...]
        if isChunked {
            guard let joined = HTTPReply.joined(rest) else { return nil }
            body = joined
        } else {
            // A body cut short would pass for the end of the log.
            guard length == nil || length == rest.count else { return nil }
            body = Array(rest)
        }
    }

    /// Where the blank line begins.
    private static func head(of bytes: [UInt8]) -> Int? {
        bytes.indices.first { index in
            index + 4 <= bytes.count && bytes[index] == 0x0D
                && bytes[index..<index + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A])
        }
    }

    private static func joined(_ chunks: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = chunks
        var body: [UInt8] = []
        while true {
            guard let end = rest.firstIndex(of: 0x0D),
                let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16),
                size >= 0, rest.endIndex - end - 4 >= size
            else { return nil }
            if size == 0 { return body }
            body += rest[(end + 2)..<(end + 2 + size)]
            rest = rest[(end + 2 + size + 2)...]
        }
    }
}
