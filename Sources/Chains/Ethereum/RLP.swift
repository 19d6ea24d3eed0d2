/// Ethereum's recursive length prefix (Yellow Paper, appendix B): byte strings and lists of them.
public indirect enum RLP: Hashable, Sendable {
    /// A byte string; integers are byte strings, big-endian without leading zeros.
    case bytes([UInt8])
    /// A list.
    case list([RLP])

    /// An integer as the shortest byte string; zero is the empty one.
    public static func integer(_ value: some FixedWidthInteger & UnsignedInteger) -> RLP {
        .bytes(minimal(value))
    }

    /// The big-endian bytes of `value` without leading zeros.
    static func minimal(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        var out: [UInt8] = []
        var shift = (value.bitWidth - value.leadingZeroBitCount + 7) / 8 * 8
        while shift > 0 {
            shift -= 8
            out.append(UInt8(truncatingIfNeeded: value >> shift))
        }
        return out
    }

    /// The one encoding of this item.
    public var encoded: [UInt8] {
        var out: [UInt8] = []
        append(to: &out)
        return out
    }

    /// Appends the encoding to `out`.
    public func append(to out: inout [UInt8]) {
        switch self {
        case .bytes(let bytes):
            // A byte below 0x80 is its own encoding; every other string has a header.
            if bytes.count != 1 || bytes[0] >= 0x80 {
                RLP.appendHeader(short: 0x80, length: bytes.count, to: &out)
            }
            out.append(contentsOf: bytes)
        case .list(let items):
            var body: [UInt8] = []
            for item in items { item.append(to: &body) }
            RLP.appendHeader(short: 0xc0, length: body.count, to: &out)
            out.append(contentsOf: body)
        }
    }

    private static func appendHeader(short: UInt8, length: Int, to out: inout [UInt8]) {
        // Up to 55 bytes the length is in the first byte; above, that byte counts the length's
        // bytes.
        guard length > 55 else {
            out.append(short + UInt8(length))
            return
        }
        let size = minimal(UInt64(length))
        out.append(short + 55 + UInt8(size.count))
        out.append(contentsOf: size)
    }
}
