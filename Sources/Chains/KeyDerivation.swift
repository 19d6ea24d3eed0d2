/// How a wallet's signing key comes from its 256 bits of entropy.
public enum KeyDerivation: Hashable, Sendable {
    /// BIP-39 phrase without passphrase, then a BIP-32 path; hardened steps have bit 31 set.
    case bip32([UInt32])
    /// The entropy is the Ed25519 seed.
    case ed25519Seed
}
