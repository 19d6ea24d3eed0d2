/// Bitcoin's encoding of numbers and lengths.
extension Array<UInt8> {
    /// Appends a number, its lowest byte first.
    mutating func appendLittleEndian<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number)
    {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
    }

    /// Appends a count or length in its shortest form (CompactSize).
    mutating func appendCompactSize(_ count: Int) {
        switch count {
        case ..<0xfd: append(UInt8(count))
        case ...0xffff:
            append(0xfd)
            appendLittleEndian(UInt16(count))
        default:
            // Nothing written here is near four gigabytes.
            append(0xfe)
            appendLittleEndian(UInt32(truncatingIfNeeded: count))
        }
    }

    /// Appends bytes with their length before them.
    mutating func appendWithLength(_ bytes: some Collection<UInt8>) {
        appendCompactSize(bytes.count)
        append(contentsOf: bytes)
    }
}
