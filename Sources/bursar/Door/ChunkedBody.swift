/// ChunkedBody decodes the chunked transfer coding of RFC 9112 section 7.1.
enum ChunkedBody {
    /// The decoded body, or nil while the last chunk has not come.
    static func decode(_ bytes: [UInt8]) throws(ReplyReader.Mistake) -> [UInt8]? {
        var body: [UInt8] = []
        var offset = 0
        while true {
            guard let lineEnd = bytes[offset...].firstRange(of: [13, 10])?.lowerBound else {
                return nil
            }
            // What follows a semicolon is an extension, for nobody here.
            let digits = bytes[offset..<lineEnd].prefix { $0 != UInt8(ascii: ";") }
            guard (1...8).contains(digits.count),
                let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
            else { throw .badChunk }
            let start = lineEnd + 2
            if size == 0 { return trailerEnd(bytes, from: start) ? body : nil }
            guard body.count + size <= ReplyReader.bodyLimit else { throw .tooLong }
            guard bytes.count >= start + size + 2 else { return nil }
            guard bytes[start + size] == 13, bytes[start + size + 1] == 10 else { throw .badChunk }
            body += bytes[start..<start + size]
            offset = start + size + 2
        }
    }

    /// Whether the trailer section, usually empty, is all there.
    private static func trailerEnd(_ bytes: [UInt8], from start: Int) -> Bool {
        bytes[start...].starts(with: [13, 10])
            || bytes[start...].firstRange(of: [13, 10, 13, 10]) != nil
    }
}
