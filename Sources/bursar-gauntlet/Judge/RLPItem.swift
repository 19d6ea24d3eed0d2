/// Ethereum's serialisation, as far as a transaction needs it: byte strings and lists of them.
///
/// The reader is the judge's own: it shares no line with the wallet that it judges.
indirect enum RLPItem: Hashable, Sendable {
    case bytes([UInt8])
    case list([RLPItem])

    /// Reads one item that is all of the bytes; nil for anything else.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard let item = RLPItem.next(&rest, depth: 0), rest.isEmpty else { return nil }
        self = item
    }

    /// The number a byte string stands for, big-endian.
    ///
    /// Nil for a list; `.some(nil)` for a number that takes more than 128 bits.
    var number: UInt128?? {
        guard case .bytes(let bytes) = self else { return nil }
        let digits = bytes.drop { $0 == 0 }
        guard digits.count <= 16 else { return .some(nil) }
        return .some(digits.reduce(UInt128(0)) { $0 << 8 | UInt128($1) })
    }

    private static func next(_ rest: inout ArraySlice<UInt8>, depth: Int) -> RLPItem? {
        // A transaction nests three deep; a sender must not choose how deep we go.
        guard depth < 8, let first = rest.popFirst() else { return nil }
        switch first {
        case 0...0x7F: return .bytes([first])
        case 0x80...0xBF:
            guard let body = body(&rest, of: first, short: 0x80) else { return nil }
            return .bytes(Array(body))
        default:
            guard var body = body(&rest, of: first, short: 0xC0) else { return nil }
            var items: [RLPItem] = []
            while !body.isEmpty {
                guard let item = next(&body, depth: depth + 1) else { return nil }
                items.append(item)
            }
            return .list(items)
        }
    }

    /// The bytes a prefix announces: up to 55 by the prefix itself, more by a length behind it.
    private static func body(
        _ rest: inout ArraySlice<UInt8>, of first: UInt8, short: UInt8
    ) -> ArraySlice<UInt8>? {
        var length = Int(first - short)
        if length > 55 {
            let size = length - 55
            // Four bytes of length are four gigabytes.
            guard size <= 4, rest.count >= size else { return nil }
            length = rest.prefix(size).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(size)
        }
        guard rest.count >= length else { return nil }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }
}
