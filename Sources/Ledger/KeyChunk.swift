/// The form of bound keys on disk: so many hashes of 64 bits, big-endian, in the order of the log.
///
/// A full chunk never changes: a snapshot adds those that are new, and names the others.
enum KeyChunk {
    /// Keys a chunk: half a megabyte.
    static let length = 65_536

    /// The bytes of some hashes.
    static func bytes(_ hashes: ArraySlice<UInt64>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hashes.count * 8)
        for hash in hashes {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: hash >> shift))
            }
        }
        return bytes
    }

    /// Reads what ``bytes(_:)`` wrote; nil where that is not whole.
    static func hashes(_ bytes: [UInt8]) -> [UInt64]? {
        guard bytes.count % 8 == 0 else { return nil }
        return (0..<bytes.count / 8).map { index in
            bytes[index * 8..<index * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
