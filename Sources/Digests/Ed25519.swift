internal import COpenSSL

/// Ed25519 verification (RFC 8032, section 5.1.7), through OpenSSL.
public enum Ed25519 {
    /// Whether `signature` (64 bytes) is `publicKey`'s (32 bytes) on `message`.
    ///
    /// False for any other size, for an S of the group order or more, and for a key that is no
    /// point. A key of small order is a key like any other, and binds its owner to nothing: who
    /// takes a key from elsewhere must have a reason to trust it.
    public static func verify(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, publicKey.count == 32 else { return false }
        let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, 32)
        guard let key = unsafe key else { return false }
        defer { unsafe EVP_PKEY_free(key) }
        guard let context = unsafe EVP_MD_CTX_new() else { return false }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
        return unsafe EVP_DigestVerify(context, signature, 64, message, message.count) == 1
    }
}
