/// CRC-32C (Castagnoli, RFC 3720 appendix B.4), the checksum at the end of a bag of cells.
enum CRC32C {
    private static let polynomial: UInt32 = 0x82f6_3b78
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1
        }
    }

    /// The checksum's four bytes, the lowest first, as a bag has them.
    static func littleEndian(_ bytes: [UInt8]) -> [UInt8] {
        var value: UInt32 = .max
        for byte in bytes {
            value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8
        }
        value = ~value
        return (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
}
