public import Chains

/// Makes a wallet's signing key from its entropy, as its chain derives keys.
public enum KeyMaker {
    /// The 32-byte key that signs, and its public key.
    public static func make(
        from entropy: borrowing SecretBytes, _ derivation: KeyDerivation, _ scheme: SigningScheme
    ) throws(KeyroomError) -> (key: Key, publicKey: [UInt8]) {
        let secret: SecretBytes
        switch derivation {
        case .bip32(let path):
            let phrase = try Mnemonic.phrase(of: entropy)
            let seed = try Mnemonic.seed(of: phrase)
            secret = try ExtendedKey.derive(seed: seed, path: path)
        case .ed25519Seed: secret = try entropy.prefix(32)
        }
        let result = unsafe secret.withPointer { key in
            Result { () throws(KeyroomError) in
                switch scheme {
                case .ecdsaSecp256k1: try unsafe PublicKeys.compressed(key)
                case .ed25519: try unsafe PublicKeys.ed25519(seed: key)
                }
            }
        }
        let publicKey = try result.get()
        return (Key(secret), publicKey)
    }
}
