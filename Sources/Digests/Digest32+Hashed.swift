internal import Terms

extension Digest32 {
    /// Wraps the output of a 256-bit hash.
    init(hashed bytes: [UInt8]) {
        guard let digest = Digest32(bytes) else {
            fatalError("a 256-bit hash writes 32 bytes, here \(bytes.count)")
        }
        self = digest
    }
}
