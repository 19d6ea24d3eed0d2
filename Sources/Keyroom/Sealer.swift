import CSodium

/// XChaCha20-Poly1305 with a key commitment: sealed bytes open under one key only.
///
/// okm = BLAKE2b-512("bursar/xc/v1" || nonce || BLAKE2b-256(aad), key); its first half encrypts, its second
/// half is the commitment, checked before decrypting. Sealed form:
/// 0x01 || key number (4) || nonce (24) || commitment (32) || ciphertext || tag (16).
enum Sealer {
    static let overhead = 1 + 4 + 24 + 32 + 16
    private static let label = Array("bursar/xc/v1".utf8)
    private static let header = 1 + 4 + 24

    /// Seals `count` bytes at `plain` under the 32-byte key at `key`.
    static func seal(
        _ plain: UnsafePointer<UInt8>, count: Int, key: UnsafePointer<UInt8>, number: UInt32,
        in context: SealContext
    ) throws(KeyroomError) -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: 24)
        unsafe randombytes_buf(&nonce, 24)
        let aad = context.bytes
        return unsafe try ScratchPool.shared.lend { okm throws(KeyroomError) in
            unsafe derive(okm, key: key, nonce: nonce, aad: aad)
            var out: [UInt8] = [0x01]
            for shift in [24, 16, 8, 0] { out.append(UInt8(truncatingIfNeeded: number >> shift)) }
            out += nonce
            for index in 32..<64 { unsafe out.append(okm[index]) }
            var sealed = [UInt8](repeating: 0, count: count + 16)
            let status = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                &sealed, nil, plain, UInt64(count), aad, UInt64(aad.count), nil, nonce, okm)
            guard status == 0 else { throw .notAuthentic }
            return out + sealed
        }
    }

    /// Opens sealed bytes into `plain`, which has room for exactly what they hold; the key's number.
    static func open(
        _ sealed: ArraySlice<UInt8>, into plain: UnsafeMutablePointer<UInt8>, count: Int,
        key: UnsafePointer<UInt8>, in context: SealContext
    ) throws(KeyroomError) -> UInt32 {
        let sealed = Array(sealed)
        guard sealed.count == overhead + count, sealed[0] == 0x01 else { throw .notAuthentic }
        let number = sealed[1..<5].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let nonce = Array(sealed[5..<29])
        let commitment = Array(sealed[29..<61])
        let body = Array(sealed[61...])
        let aad = context.bytes
        return unsafe try ScratchPool.shared.lend { okm throws(KeyroomError) in
            unsafe derive(okm, key: key, nonce: nonce, aad: aad)
            guard unsafe sodium_memcmp(okm + 32, commitment, 32) == 0,
                unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
                    plain, nil, nil, body, UInt64(body.count), aad, UInt64(aad.count), nonce, okm)
                    == 0
            else { throw .notAuthentic }
            return number
        }
    }

    private static func derive(
        _ okm: UnsafeMutablePointer<UInt8>, key: UnsafePointer<UInt8>, nonce: [UInt8],
        aad: [UInt8]
    ) {
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe crypto_generichash(&digest, 32, aad, UInt64(aad.count), nil, 0)
        let message = label + nonce + digest
        unsafe crypto_generichash(okm, 64, message, UInt64(message.count), key, 32)
    }
}
