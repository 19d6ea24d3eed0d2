/// Builds byte strings in which no two different lists of fields look alike.
///
/// Variable fields carry their length: without it `("ab", "c")` and `("a", "bc")` are one string, and
/// a row could be moved to a place whose name runs into the next field.
struct PackedBytes {
    private(set) var bytes: [UInt8]

    init(domain: String) { bytes = Array(domain.utf8) }

    mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    mutating func append(prefixed field: [UInt8]) {
        append(UInt32(field.count))
        bytes += field
    }
}
