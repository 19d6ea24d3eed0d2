extension JSONCursor {
    /// Reads the string whose opening quote is the next byte.
    mutating func string(in bytes: Span<UInt8>) throws(JSONError) -> String {
        let start = offset + 1
        var escaped = false
        offset = start
        while true {
            guard offset < bytes.count else { throw error(.unexpectedEnd) }
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20 else { throw error(.controlCharacter) }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                // The escaped byte is judged later; here it only must not end the string.
                offset += 1
                guard offset < bytes.count else { throw error(.unexpectedEnd) }
            }
            offset += 1
        }
        let end = offset
        let raw = try text(of: bytes.extracting(start..<end), at: start)
        guard escaped else {
            offset = end + 1
            return raw
        }
        isPlain = false
        offset = start
        let plain = try unescaped(in: bytes, until: end)
        offset = end + 1
        return plain
    }

    /// Escapes are ASCII and no sequence can span one, so the raw bytes are UTF-8 if the string is.
    private func text(of raw: Span<UInt8>, at start: Int) throws(JSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: raw))
        } catch {
            throw JSONError(kind: .invalidUTF8, offset: start + error.byteOffsets.lowerBound)
        }
    }

    private mutating func unescaped(in bytes: Span<UInt8>, until end: Int) throws(JSONError)
        -> String
    {
        var out: [UInt8] = []
        out.reserveCapacity(end - offset)
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\\") {
                try appendEscape(to: &out, in: bytes, until: end)
            } else {
                out.append(byte)
                offset += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func appendEscape(
        to out: inout [UInt8], in bytes: Span<UInt8>, until end: Int
    ) throws(JSONError) {
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""): out.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): out.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): out.append(UInt8(ascii: "/"))
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"):
            out.append(contentsOf: String(try scalar(in: bytes, until: end)).utf8)
            return
        default: throw error(.unknownEscape)
        }
        offset += 2
    }

    /// Reads `\uXXXX`, or the two of them that a scalar above U+FFFF takes.
    private mutating func scalar(in bytes: Span<UInt8>, until end: Int) throws(JSONError)
        -> Unicode.Scalar
    {
        let start = offset
        let first = try codeUnit(in: bytes, until: end)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let lone = JSONError(kind: .loneSurrogate, offset: start)
        guard first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw lone }
        let second = try codeUnit(in: bytes, until: end)
        guard (0xDC00...0xDFFF).contains(second) else { throw lone }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw lone }
        return scalar
    }

    /// Reads the four hex digits of the `\u` that starts at the next byte.
    private mutating func codeUnit(in bytes: Span<UInt8>, until end: Int) throws(JSONError)
        -> UInt16
    {
        guard end - offset >= 6 else { throw error(.unknownEscape) }
        var value: UInt16 = 0
        for index in offset + 2..<offset + 6 {
            switch bytes[index] {
            case let digit where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
                value = value << 4 | UInt16(digit - UInt8(ascii: "0"))
            case let digit where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit):
                value = value << 4 | UInt16(digit - UInt8(ascii: "a") + 10)
            case let digit where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit):
                value = value << 4 | UInt16(digit - UInt8(ascii: "A") + 10)
            default: throw error(.unknownEscape)
            }
        }
        offset += 6
        return value
    }
}
