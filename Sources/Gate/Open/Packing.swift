/// Numbers in as few bytes as they need, seven bits a byte, the lowest first (LEB128).
struct Packing {
    private(set) var bytes: [UInt8] = []

    /// Nothing, with room for a payment's facts.
    init() { bytes.reserveCapacity(128) }

    mutating func add(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func add(_ number: UInt32) { add(UInt64(number)) }

    mutating func add(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
}
