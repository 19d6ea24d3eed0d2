/// Phrases of TON wallets: the words of BIP-39's list, and nothing else of it.
///
/// `entropy = HMAC-SHA-512(words, password)`; a phrase is one without a password where the first byte of
/// `PBKDF2(entropy, "TON seed version", 390)` is 0, and the Ed25519 seed is the first half of
/// `PBKDF2(entropy, "TON default seed", 100000)`, both with HMAC-SHA-512 (ton-blockchain/ton, Mnemonic.cpp).
enum TONPhrase {
    static let words = 24
    private static let rounds = 100_000
    private static let basicRounds = 390

    /// The Ed25519 seed of a phrase.
    ///
    /// - Throws: ``ImportError/passwordedPhrase``, ``ImportError/bip39Phrase``, ``ImportError/notTONPhrase``.
    static func seed(_ phrase: borrowing Phrase) throws(ImportError) -> SecretBytes {
        let entropy = try entropy(phrase.text)
        let basic = try stretched(entropy, "TON seed version", basicRounds)
        guard unsafe basic.address[0] == 0 else {
            let passworded = try stretched(entropy, "TON fast seed version", 1)
            if unsafe passworded.address[0] == 1 { throw .passwordedPhrase }
            let isBIP39 = try ImportError.locking { () throws(SecretError) in
                try phrase.hasChecksum()
            }
            throw isBIP39 ? .bip39Phrase : .notTONPhrase
        }
        let whole = try stretched(entropy, "TON default seed", rounds)
        return try ImportError.locking { () throws(SecretError) in
            var seed = try SecretBytes(count: 32)
            unsafe seed.mutableAddress.update(from: whole.address, count: 32)
            return seed
        }
    }

    private static func entropy(_ text: borrowing SecretBytes) throws(ImportError) -> SecretBytes {
        do throws(SecretError) {
            var mac = try unsafe HMACSHA512(key: text.address, count: text.count)
            var entropy = try SecretBytes(count: HMACSHA512.length)
            unsafe mac.finish(into: entropy.mutableAddress)
            return entropy
        } catch { throw .memory(error) }
    }

    private static func stretched(
        _ entropy: borrowing SecretBytes, _ salt: String, _ rounds: Int
    ) throws(ImportError) -> SecretBytes {
        do throws(SecretError) {
            return try PBKDF2<HMACSHA512>.key(
                password: entropy, salt: Array(salt.utf8), rounds: rounds)
        } catch { throw .memory(error) }
    }
}
