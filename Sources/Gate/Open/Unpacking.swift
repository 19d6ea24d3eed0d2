/// Takes apart what ``Packing`` put together.
struct Unpacking {
    private let bytes: ArraySlice<UInt8>
    private var next: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        next = bytes.startIndex
    }

    mutating func number() -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = bytes[next]
            next += 1
            number |= UInt64(byte & 0x7F) << shift
            guard byte >= 0x80 else { return number }
            shift += 7
        }
    }

    mutating func short() -> UInt32 { UInt32(truncatingIfNeeded: number()) }

    /// The next `count` bytes.
    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        defer { next += count }
        return bytes[next..<next + count]
    }

    /// All bytes that are left.
    var rest: ArraySlice<UInt8> { bytes[next...] }
}
