internal import Terms

/// The sponge over Keccak-f[1600] with a capacity of 512 bits and 32 bytes out.
enum KeccakSponge {
    /// Bytes absorbed between permutations: 200 less twice the output.
    private static let rate = 136

    /// Hashes `bytes`; `padding` is what tells Keccak-256 (0x01) from SHA3-256 (0x06).
    static func hash(_ bytes: Span<UInt8>, padding: UInt8) -> Digest32 {
        var state = KeccakState()
        var offset = 0
        while bytes.count - offset >= rate {
            for lane in 0..<rate / 8 {
                state.lanes[lane] ^= word(in: bytes, at: offset + 8 * lane)
            }
            state.permute()
            offset += rate
        }
        for index in offset..<bytes.count { absorb(bytes[index], at: index - offset, in: &state) }
        absorb(padding, at: bytes.count - offset, in: &state)
        absorb(0x80, at: rate - 1, in: &state)
        state.permute()
        var out: [UInt8] = []
        out.reserveCapacity(32)
        for index in 0..<32 {
            out.append(UInt8(truncatingIfNeeded: state.lanes[index / 8] >> UInt64(8 * (index % 8))))
        }
        return Digest32(hashed: out)
    }

    private static func absorb(_ byte: UInt8, at index: Int, in state: inout KeccakState) {
        state.lanes[index / 8] ^= UInt64(byte) << UInt64(8 * (index % 8))
    }

    /// Lanes are little-endian (FIPS 202, appendix B).
    private static func word(in bytes: Span<UInt8>, at offset: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<8 { word |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
        return word
    }
}
