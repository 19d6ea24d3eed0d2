public import Terms

/// Keccak-256 as Ethereum uses it: the sponge of SHA3-256 with the padding of before the standard.
///
/// No library at hand has it: OpenSSL and libsodium have SHA3-256 only, whose hashes differ.
public enum Keccak256 {
    /// Hashes `bytes`.
    public static func hash(_ bytes: [UInt8]) -> Digest32 { hash(bytes.span) }

    /// Hashes borrowed bytes.
    public static func hash(_ bytes: Span<UInt8>) -> Digest32 {
        KeccakSponge.hash(bytes, padding: 0x01)
    }
}
