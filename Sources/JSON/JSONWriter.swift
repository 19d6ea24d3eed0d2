/// JSONWriter writes JSON in the one form RFC 8785 allows, so that equal values have equal hashes.
public enum JSONWriter {
    private static let hexDigits: [16 of UInt8] = [
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37,
        0x38, 0x39, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66,
    ]

    /// Writes `json` canonically.
    public static func write(_ json: JSON) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(512)
        append(json, to: &out)
        return out
    }

    /// Appends `json` canonically to `out`.
    ///
    /// An integer above ``JSONReader/integerLimit`` is written digit by digit, and no reader of
    /// ours takes it.
    public static func append(_ json: JSON, to out: inout [UInt8]) {
        switch json {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(true): out.append(contentsOf: "true".utf8)
        case .bool(false): out.append(contentsOf: "false".utf8)
        case .integer(let value): append(value, to: &out)
        case .string(let text): append(text, to: &out)
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for index in elements.indices {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                append(elements[index], to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let object): append(object.members, to: &out)
        }
    }

    private static func append(_ members: [JSONObject.Member], to out: inout [UInt8]) {
        out.append(UInt8(ascii: "{"))
        if isOrdered(members) {
            for index in members.indices { append(members[index], at: index, to: &out) }
        } else {
            let order = members.indices.sorted {
                UTF16Order.isLess(members[$0].key, members[$1].key)
            }
            for index in order.indices { append(members[order[index]], at: index, to: &out) }
        }
        out.append(UInt8(ascii: "}"))
    }

    /// What was read canonically or built in order needs no sorting, and that is nearly everything.
    private static func isOrdered(_ members: [JSONObject.Member]) -> Bool {
        for index in members.indices.dropFirst()
        where !UTF16Order.isLess(members[index - 1].key, members[index].key) {
            return false
        }
        return true
    }

    private static func append(
        _ member: JSONObject.Member, at index: Int, to out: inout [UInt8]
    ) {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        append(member.key, to: &out)
        out.append(UInt8(ascii: ":"))
        append(member.value, to: &out)
    }

    private static func append(_ value: UInt64, to out: inout [UInt8]) {
        var divisor: UInt64 = 1
        while value / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            out.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    private static func append(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        if isPlain(text.utf8.span) {
            out.append(contentsOf: text.utf8)
        } else {
            appendRuns(Array(text.utf8), to: &out)
        }
        out.append(UInt8(ascii: "\""))
    }

    /// What needs no escape goes over in one piece: a receipt is long and has few line ends.
    private static func appendRuns(_ bytes: [UInt8], to out: inout [UInt8]) {
        var start = 0
        for index in bytes.indices where needsEscape(bytes[index]) {
            out.append(contentsOf: bytes[start..<index])
            append(escaping: bytes[index], to: &out)
            start = index + 1
        }
        out.append(contentsOf: bytes[start...])
    }

    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where needsEscape(bytes[index]) { return false }
        return true
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// RFC 8785 section 3.2.2.2: the two-character escape where ECMAScript has one, else `\u00xx`
    /// in lower case; `/` and DEL stand as they are.
    private static func append(escaping byte: UInt8, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: out.append(UInt8(ascii: "b"))
        case 0x09: out.append(UInt8(ascii: "t"))
        case 0x0A: out.append(UInt8(ascii: "n"))
        case 0x0C: out.append(UInt8(ascii: "f"))
        case 0x0D: out.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(byte)
        default:
            out.append(contentsOf: "u00".utf8)
            out.append(hexDigits[Int(byte >> 4)])
            out.append(hexDigits[Int(byte & 15)])
        }
    }
}
