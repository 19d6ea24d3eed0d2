/// A place in the bytes of a document, and the grammar that moves it on.
///
/// The bytes are passed to each step instead of being kept: a span cannot be stored in a value
/// that escapes.
struct JSONCursor {
    /// The next byte to look at.
    var offset = 0
    /// Whether nothing was read so far that another text could say as well: no white space, no escape, and keys
    /// that rise and are ASCII.
    var isPlain = true

    /// An error at the present place.
    func error(_ kind: JSONError.Kind) -> JSONError { JSONError(kind: kind, offset: offset) }

    /// An error at the present place: the end of the input, or a byte that cannot stand here.
    func unexpected(in bytes: Span<UInt8>) -> JSONError {
        error(offset < bytes.count ? .unexpectedByte : .unexpectedEnd)
    }

    /// Moves over white space.
    mutating func skipSpace(in bytes: Span<UInt8>) {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                offset += 1
                isPlain = false
            default: return
            }
        }
    }

    /// Reads the value that starts at the next byte that is not white space.
    mutating func value(in bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSON {
        skipSpace(in: bytes)
        guard offset < bytes.count else { throw error(.unexpectedEnd) }
        switch bytes[offset] {
        case UInt8(ascii: "\""): return .string(try string(in: bytes))
        case UInt8(ascii: "{"): return .object(try object(in: bytes, depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(in: bytes, depth: depth + 1))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer(in: bytes))
        case UInt8(ascii: "-"), UInt8(ascii: "+"): throw error(.notAnInteger)
        case UInt8(ascii: "t"): return try word("true", .bool(true), in: bytes)
        case UInt8(ascii: "f"): return try word("false", .bool(false), in: bytes)
        case UInt8(ascii: "n"): return try word("null", .null, in: bytes)
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func word(
        _ text: StaticString, _ meaning: JSON, in bytes: Span<UInt8>
    ) throws(JSONError) -> JSON {
        for byte in text.description.utf8 {
            guard offset < bytes.count, bytes[offset] == byte else { throw unexpected(in: bytes) }
            offset += 1
        }
        return meaning
    }

    private mutating func integer(in bytes: Span<UInt8>) throws(JSONError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        while offset < bytes.count {
            let digit = bytes[offset] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            // The bound of the last round keeps ten times the value far below 2^64.
            value = value * 10 + UInt64(digit)
            guard value <= JSONReader.integerLimit else {
                throw JSONError(kind: .integerTooLarge, offset: start)
            }
            offset += 1
        }
        if bytes[start] == UInt8(ascii: "0"), offset - start > 1 {
            throw JSONError(kind: .notAnInteger, offset: start)
        }
        if offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                throw JSONError(kind: .notAnInteger, offset: start)
            default: break
            }
        }
        return value
    }

    private mutating func array(in bytes: Span<UInt8>, depth: Int) throws(JSONError) -> [JSON] {
        guard depth <= JSONReader.depthLimit else { throw error(.tooDeep) }
        offset += 1
        var elements: [JSON] = []
        skipSpace(in: bytes)
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
            offset += 1
            return elements
        }
        while true {
            elements.append(try value(in: bytes, depth: depth))
            if try isLast(before: UInt8(ascii: "]"), in: bytes) { return elements }
        }
    }

    private mutating func object(in bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSONObject
    {
        guard depth <= JSONReader.depthLimit else { throw error(.tooDeep) }
        offset += 1
        // A document is read once; what is inside it may come by the hundred thousand.
        var members = UniqueMembers(capacity: depth == 1 ? 24 : 0)
        skipSpace(in: bytes)
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") {
            offset += 1
            return members.object
        }
        while true {
            skipSpace(in: bytes)
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
                throw unexpected(in: bytes)
            }
            let start = offset
            let key = try string(in: bytes)
            guard key.utf8.count <= JSONReader.keyLimit else {
                throw JSONError(kind: .keyTooLong, offset: start)
            }
            // Before the value is read: a document must not make us build what we then refuse.
            guard members.isNew(key) else { throw JSONError(kind: .duplicateKey, offset: start) }
            skipSpace(in: bytes)
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
                throw unexpected(in: bytes)
            }
            offset += 1
            members.append(key, try value(in: bytes, depth: depth))
            if try isLast(before: UInt8(ascii: "}"), in: bytes) {
                isPlain = isPlain && members.isRising
                return members.object
            }
        }
    }

    /// Moves over the comma or the closing byte after an element; true for the latter.
    private mutating func isLast(before close: UInt8, in bytes: Span<UInt8>) throws(JSONError)
        -> Bool
    {
        skipSpace(in: bytes)
        guard offset < bytes.count else { throw error(.unexpectedEnd) }
        let byte = bytes[offset]
        guard byte == close || byte == UInt8(ascii: ",") else { throw error(.unexpectedByte) }
        offset += 1
        return byte == close
    }
}
