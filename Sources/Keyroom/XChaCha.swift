internal import CSodium

/// XChaCha20-Poly1305-IETF (draft-irtf-cfrg-xchacha-03): ciphertext and tag in one string.
enum XChaCha {
    /// The ciphertext of `count` bytes at `plain`, then the 16 bytes of the tag.
    static func encrypt(
        _ plain: UnsafePointer<UInt8>, count: Int, bound: [UInt8], nonce: [UInt8],
        key: UnsafePointer<UInt8>
    ) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: count + Sealer.tagLength)
        _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, nil, plain, UInt64(count), bound, UInt64(bound.count), nil, nonce, key)
        return sealed
    }

    /// Whether the tag holds; if so the value is at `plain`.
    static func decrypt(
        _ sealed: [UInt8], bound: [UInt8], nonce: [UInt8], key: UnsafePointer<UInt8>,
        into plain: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        unsafe sealed.count >= Sealer.tagLength && nonce.count == Sealer.nonceLength
            && crypto_aead_xchacha20poly1305_ietf_decrypt(
                plain, nil, nil, sealed, UInt64(sealed.count), bound, UInt64(bound.count), nonce,
                key) == 0
    }
}
