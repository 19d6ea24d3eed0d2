/// Takes Bitcoin's little-endian fields from bytes, and never a byte that is not there.
struct BitcoinReader: Sendable {
    private let bytes: [UInt8]
    /// Where the next field starts.
    private(set) var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes are left.
    var left: Int { bytes.count - offset }

    /// The next `count` bytes.
    mutating func take(_ count: Int) throws(BitcoinError) -> ArraySlice<UInt8> {
        guard count <= left else { throw .truncated }
        defer { offset += count }
        return bytes[offset..<(offset + count)]
    }

    /// Passes over `count` bytes.
    mutating func skip(_ count: Int) throws(BitcoinError) {
        guard count <= left else { throw .truncated }
        offset += count
    }

    /// The next byte without taking it; nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// A number of `width` bytes, up to eight, the lowest first.
    mutating func number(_ width: Int) throws(BitcoinError) -> UInt64 {
        try take(width).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A count or length in its shortest form, no larger than what is left can hold.
    ///
    /// - Parameter least: how many bytes one of what is counted takes at least.
    mutating func count(least: Int) throws(BitcoinError) -> Int {
        let first = try number(1)
        let value: UInt64
        switch first {
        case 0xfd: value = try number(2)
        case 0xfe: value = try number(4)
        case 0xff: value = try number(8)
        default: value = first
        }
        let shortest: UInt64 =
            switch first {
            case 0xfd: 0xfd
            case 0xfe: 0x1_0000
            case 0xff: 0x1_0000_0000
            default: 0
            }
        guard value >= shortest else { throw .longCount }
        // Compared as a quotient: a product of the sender's number could wrap.
        guard value <= UInt64(left / least) else { throw .truncated }
        return Int(value)
    }

    /// The bytes from `start` up to here.
    func slice(from start: Int) -> ArraySlice<UInt8> { bytes[start..<offset] }

    /// Ends the reading; throws ``BitcoinError/trailingBytes`` where bytes follow.
    func finish() throws(BitcoinError) {
        guard left == 0 else { throw .trailingBytes }
    }
}
