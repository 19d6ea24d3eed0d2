/// RLPReader reads RLP strictly: what it accepts encodes to the very bytes it was read from.
///
/// Two encodings of one transaction would have two digests, and a gate that saw one could be asked
/// to sign the other.
public struct RLPReader: Sendable {
    /// How deep lists may nest: transactions need three, and recursion must not be the sender's to
    /// choose.
    public static let maximumDepth = 32

    private let source: [UInt8]
    private var offset = 0

    private init(_ source: [UInt8]) { self.source = source }

    /// Reads the one item that `bytes` are.
    ///
    /// Throws ``RLPError`` for anything but a canonical encoding.
    public static func read(_ bytes: [UInt8]) throws(RLPError) -> RLP {
        var reader = RLPReader(bytes)
        let item = try reader.item(before: bytes.count, depth: 0)
        guard reader.offset == bytes.count else { throw .trailingBytes }
        return item
    }

    private mutating func item(before end: Int, depth: Int) throws(RLPError) -> RLP {
        guard offset < end else { throw .truncated }
        let first = source[offset]
        offset += 1
        switch first {
        case ..<0x80: return .bytes([first])
        case 0x80...0xbf:
            let size = try length(first, short: 0x80, before: end)
            let bytes = Array(source[offset..<(offset + size)])
            guard bytes.count != 1 || bytes[0] >= 0x80 else { throw .needlessHeader }
            offset += size
            return .bytes(bytes)
        default:
            guard depth < RLPReader.maximumDepth else { throw .tooDeep }
            let size = try length(first, short: 0xc0, before: end)
            let stop = offset + size
            var items: [RLP] = []
            while offset < stop { items.append(try item(before: stop, depth: depth + 1)) }
            return .list(items)
        }
    }

    /// Reads the rest of a header; the length it gives ends at `end` or before.
    private mutating func length(_ first: UInt8, short: UInt8, before end: Int) throws(RLPError)
        -> Int
    {
        let code = Int(first - short)
        guard code > 55 else {
            guard code <= end - offset else { throw .truncated }
            return code
        }
        let width = code - 55
        guard width <= end - offset else { throw .truncated }
        guard source[offset] != 0 else { throw .longLength }
        var value: UInt64 = 0
        for byte in source[offset..<(offset + width)] { value = value << 8 | UInt64(byte) }
        offset += width
        guard value > 55 else { throw .longLength }
        // Compared before it becomes an Int: eight bytes of length hold more than an Int does.
        guard value <= UInt64(end - offset) else { throw .truncated }
        return Int(value)
    }
}
