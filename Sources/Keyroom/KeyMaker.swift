public import Chains

/// Makes wallets' signing keys from entropy, and says which public key one has.
public struct KeyMaker: ~Copyable {
    private let context: CurveContext

    /// Readies a curve context.
    public init() throws(KeyError) {
        do throws(SecretError) {
            context = try CurveContext()
        } catch {
            throw .memory(error)
        }
    }

    /// The 32-byte signing key that `derivation` finds in 32 bytes of entropy.
    ///
    /// BIP-39 (English, no passphrase) and BIP-32 for `.bip32`; the entropy itself for Ed25519.
    /// - Throws: ``KeyError/unusable(step:)`` where this entropy has no such key.
    public borrowing func signingKey(
        entropy: borrowing SecretBytes, derivation: KeyDerivation, scheme: SigningScheme
    ) throws(KeyError) -> SecretBytes {
        guard entropy.count == 32 else {
            throw .memory(.badLength(bytes: entropy.count, allowed: 32...32))
        }
        switch (derivation, scheme) {
        case (.ed25519Seed, .ed25519):
            return try copy(entropy)
        case (.bip32(let path), .ecdsaSecp256k1):
            return try key(seed: try seed(entropy), path: path)
        case (.bip32, .ed25519), (.ed25519Seed, .ecdsaSecp256k1):
            throw .unsupported
        }
    }

    /// The public key: 33 bytes compressed for secp256k1, 32 for Ed25519.
    ///
    /// - Throws: ``KeyError/unusable(step:)`` for a key that is no key of the scheme.
    public borrowing func publicKey(
        of key: borrowing SecretBytes, scheme: SigningScheme
    ) throws(KeyError) -> [UInt8] {
        let made: [UInt8]?
        switch scheme {
        case .ecdsaSecp256k1: made = ECDSA.publicKey(of: key, context)
        case .ed25519:
            do throws(SecretError) {
                var expanded = try SecretBytes(count: Ed25519.expandedLength)
                made = Ed25519.publicKey(of: key, expanded: &expanded)
            } catch {
                throw .memory(error)
            }
        }
        guard let made else { throw .unusable(step: 0) }
        return made
    }

    /// The key that BIP-32 finds at a path under the master key of a seed.
    borrowing func key(seed: borrowing SecretBytes, path: [UInt32]) throws(KeyError) -> SecretBytes
    {
        var node = try ExtendedKey.master(seed: seed, context)
        for index in path { try node.descend(index, context) }
        return try copy(node.key)
    }

    private borrowing func seed(_ entropy: borrowing SecretBytes) throws(KeyError) -> SecretBytes {
        do throws(SecretError) {
            let phrase = try Mnemonic.phrase(entropy: entropy)
            return try Mnemonic.seed(phrase: phrase)
        } catch {
            throw .memory(error)
        }
    }

    private borrowing func copy(_ key: borrowing SecretBytes) throws(KeyError) -> SecretBytes {
        do throws(SecretError) {
            return try key.duplicate()
        } catch {
            throw .memory(error)
        }
    }
}
