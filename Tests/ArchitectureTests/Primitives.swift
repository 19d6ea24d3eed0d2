/// The cryptography of others that the sources call, and the vectors that hold each: a new call needs a line.
struct Primitives {
    /// Vectors of a primitive.
    struct Held {
        /// What the names of its functions begin with.
        let prefix: String
        /// Files of vectors, or of tests that have them, from the root.
        let files: [String]

        init(_ prefix: String, _ files: String...) {
            self.prefix = prefix
            self.files = files
        }
    }

    private static let keyroom = "Tests/KeyroomTests/Vectors/"

    /// The longest prefix of a name counts.
    static let house = [
        Held("crypto_aead_xchacha20poly1305_ietf", keyroom + "xchacha20_poly1305.json"),
        Held("crypto_secretstream_xchacha20poly1305", keyroom + "secretstream.json"),
        Held(
            "crypto_auth_hmacsha256", keyroom + "hmac_sha256.json",
            keyroom + "pbkdf2_hmacsha256.json", keyroom + "slip39.json"),
        Held(
            "crypto_auth_hmacsha512", keyroom + "hmac_sha512.json",
            keyroom + "pbkdf2_hmacsha512.json", keyroom + "bip32.json"),
        // No hash has vectors of Wycheproof.
        Held("crypto_generichash", keyroom + "mac.json", keyroom + "sealer.json"),
        Held("crypto_hash_sha256", keyroom + "bip39_english.json", keyroom + "wif.json"),
        Held("crypto_pwhash", keyroom + "argon2id.json"),
        Held("crypto_pwhash_scryptsalsa208sha256", keyroom + "scrypt.json"),
        Held("crypto_sign", keyroom + "ed25519.json"),
        Held(
            "secp256k1_ecdsa", keyroom + "rfc6979_secp256k1.json",
            keyroom + "ecdsa_secp256k1_sha256.json",
            keyroom + "ecdsa_secp256k1_sha256_bitcoin.json"),
        Held("secp256k1_ec_", keyroom + "bip32.json"),
        Held("EVP_aes_128_ctr", keyroom + "aes128_ctr.json"),
        Held("EVP_Digest", "Tests/DigestsTests/SHA256Tests.swift"),
        Held("EVP_sha256", "Tests/DigestsTests/SHA256Tests.swift"),
        Held("EVP_MD_fetch", "Tests/DigestsTests/SHA256Tests.swift"),
        Held(
            "EVP_DigestVerify", "Tests/DigestsTests/Vectors/ed25519.json"),
        Held("EVP_DigestSign", "Tests/DigestsTests/Vectors/ed25519.json"),
        Held("EVP_PKEY_ED25519", "Tests/DigestsTests/Vectors/ed25519.json"),
    ]

    /// What only makes room for the work, or is no cryptography.
    private static let plain = [
        "EVP_MD_CTX_", "EVP_CIPHER_CTX_", "EVP_PKEY_free", "EVP_PKEY_CTX_", "EVP_PKEY_keygen",
        "EVP_PKEY_get_", "EVP_PKEY_new_raw_", "EVP_EncodeBlock", "EVP_DecodeBlock",
        "EVP_EncryptInit", "EVP_EncryptUpdate", "secp256k1_context", "secp256k1_pubkey",
    ]
    private static let families = ["crypto_", "EVP_", "secp256k1_"]

    /// The name that vectors hold a function by; nil where none do.
    static func held(_ function: String) -> Held? {
        house.filter { function.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }
    }

    /// Functions of cryptography in the sources that no vectors hold.
    static func unheld(in files: [SwiftFile]) -> [Finding] {
        files.flatMap { file in
            file.tokens.compactMap { token in
                guard token.kind == .word, families.contains(where: token.text.hasPrefix),
                    !plain.contains(where: token.text.hasPrefix), held(token.text) == nil
                else { return nil }
                return Finding(file.path, token.line, "\(token.text) is held by no vectors")
            }
        }
    }
}
