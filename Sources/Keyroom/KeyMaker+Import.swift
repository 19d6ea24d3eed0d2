public import Chains
public import Terms

extension KeyMaker {
    /// How many words BIP-39's phrases have.
    private static let bip39Words = [12, 15, 18, 21, 24]

    /// The signing key of what was typed; may take a second or more where a keystore asks for it.
    ///
    /// - Throws: ``ImportError``, in words that repeat nothing of what was typed.
    public borrowing func importedKey(
        _ typed: borrowing SecretBytes, from source: KeySource, derivation: KeyDerivation,
        network: Network
    ) throws(ImportError) -> ImportedKey {
        switch (source, derivation) {
        case (.typed(.bip39), .bip32(let path)):
            let phrase = try Phrase(reading: typed, counts: KeyMaker.bip39Words)
            let holds = try ImportError.locking { () throws(SecretError) in
                try phrase.hasChecksum()
            }
            guard holds else { throw .phraseChecksum }
            let seed = try ImportError.locking { () throws(SecretError) in
                try Mnemonic.seed(phrase: phrase.text)
            }
            return try whole(try descend(seed, path), origin: phrase.text)
        case (.typed(.tonPhrase), .ed25519Seed):
            let phrase = try Phrase(reading: typed, counts: [TONPhrase.words])
            return try whole(try TONPhrase.seed(phrase), origin: phrase.text)
        case (.typed(.wif), .bip32):
            return try single(try WIF.key(typed, network: network))
        case (.keystore(let keystore), .bip32):
            return try single(try keystore.open(passphrase: typed))
        case (.typed, _), (.keystore, .ed25519Seed):
            throw .noKey(.unsupported)
        }
    }

    private borrowing func descend(
        _ seed: borrowing SecretBytes, _ path: [UInt32]
    ) throws(ImportError) -> SecretBytes {
        do throws(KeyError) {
            return try key(seed: seed, path: path)
        } catch { throw .noKey(error) }
    }

    private borrowing func single(_ key: consuming SecretBytes) throws(ImportError) -> ImportedKey {
        let origin = try ImportError.locking { () throws(SecretError) in try key.duplicate() }
        return ImportedKey(key: key, origin: origin)
    }

    private borrowing func whole(
        _ key: consuming SecretBytes, origin: borrowing SecretBytes
    ) throws(ImportError) -> ImportedKey {
        let kept = try ImportError.locking { () throws(SecretError) in try origin.duplicate() }
        return ImportedKey(key: key, origin: kept)
    }
}
