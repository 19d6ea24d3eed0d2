/// Reads the data types of SSH (RFC 4251, section 5) off bytes, strictly.
struct SSHReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether all was read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next bytes, or nil where there are fewer.
    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// The next byte.
    mutating func byte() -> UInt8? { rest.popFirst() }

    /// A `uint32`.
    mutating func number() -> UInt32? {
        bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A `string`: its length, then its bytes.
    mutating func string() -> [UInt8]? {
        guard let length = number(), length <= UInt32(Int32.max) else { return nil }
        return bytes(Int(length))
    }

    /// A `string` that is text of visible ASCII.
    mutating func text() -> String? {
        guard let bytes = string(), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A positive `mpint` in its one form: the bytes of an ASN.1 INTEGER.
    mutating func positive() -> [UInt8]? {
        guard let bytes = string(), let first = bytes.first, first < 0x80, bytes != [0],
            first != 0 || (bytes.count > 1 && bytes[1] >= 0x80)
        else { return nil }
        return bytes
    }

    /// A `string` as it is written.
    static func string(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt32(bytes.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
    }
}
