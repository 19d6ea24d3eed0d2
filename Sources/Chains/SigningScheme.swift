/// How digests are signed.
public enum SigningScheme: String, Hashable, Sendable {
    /// ECDSA over secp256k1, RFC 6979 nonces, low S, with recovery id.
    case ecdsaSecp256k1
    /// Ed25519 over the 32 bytes of the digest (RFC 8032).
    case ed25519
}
