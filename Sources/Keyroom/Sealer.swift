internal import CSodium

/// Seals 32-byte keys and values: XChaCha20-Poly1305-IETF with a BLAKE2b commitment to the key.
///
/// `okm = BLAKE2b-512(key, "bursar/xc/v1" || nonce || BLAKE2b-256(aad))`; its first half encrypts, its
/// second half is the commitment. The cipher alone commits to nothing: one ciphertext can be made to
/// open under two keys, and a vault has several. A blob is
/// `0x01 || key id u32 || nonce 24 || commitment 32 || ciphertext || tag 16`, integers big-endian.
enum Sealer {
    static let format: UInt8 = 1
    static let keyLength = 32
    static let okmLength = 64
    static let nonceLength = 24
    static let commitLength = 32
    static let tagLength = 16
    static let headLength = 1 + 4 + nonceLength + commitLength
    static let overhead = headLength + tagLength

    private static let domain = Array("bursar/xc/v1".utf8)

    /// Encrypts under a fresh random nonce, which at 24 bytes may be drawn for ever.
    static func seal(
        _ plain: borrowing SecretBytes, keyID: UInt32, bound: [UInt8], key: borrowing SecretBytes
    ) throws(SecretError) -> [UInt8] {
        var okm = try SecretBytes(count: okmLength)
        return seal(plain, keyID: keyID, bound: bound, key: key, okm: &okm)
    }

    /// As ``seal(_:keyID:bound:key:)``, with `okm` as scratch: for many at a time.
    static func seal(
        _ plain: borrowing SecretBytes, keyID: UInt32, bound: [UInt8], key: borrowing SecretBytes,
        okm: inout SecretBytes
    ) -> [UInt8] {
        let nonce = PublicBytes.random(nonceLength)
        derive(key: key, nonce: nonce, bound: bound, into: &okm)
        var head = PackedBytes(domain: "")
        head.append(format)
        head.append(keyID)
        var blob = head.bytes + nonce
        for index in 0..<commitLength { unsafe blob.append(okm.address[keyLength + index]) }
        return unsafe blob
            + XChaCha.encrypt(
                plain.address, count: plain.count, bound: bound, nonce: nonce, key: okm.address)
    }

    /// The key id a blob names; nil where it is no blob.
    static func keyID(_ blob: ArraySlice<UInt8>) -> UInt32? {
        guard blob.count >= overhead, blob.first == format else { return nil }
        return blob.dropFirst().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The value of `blob` in pages of its own.
    static func open(
        _ blob: ArraySlice<UInt8>, bound: [UInt8], key: borrowing SecretBytes
    ) throws(SealError) -> SecretBytes {
        guard keyID(blob) != nil, blob.count > overhead else { throw .misshapen }
        let length = blob.count - overhead
        var plain = try SecretError.wrapped(as: SealError.memory) { () throws(SecretError) in
            try SecretBytes(count: length)
        }
        var okm = try SecretError.wrapped(as: SealError.memory) { () throws(SecretError) in
            try SecretBytes(count: okmLength)
        }
        guard open(blob, bound: bound, key: key, into: &plain, okm: &okm) else {
            throw .wrongKeyOrPlace
        }
        return plain
    }

    /// Opens into `plain`, whose length says how long the value must be, with `okm` as scratch.
    ///
    /// For the signing path, which has its pages ready. False leaves `plain` zeroed.
    static func open(
        _ blob: ArraySlice<UInt8>, bound: [UInt8], key: borrowing SecretBytes,
        into plain: inout SecretBytes, okm: inout SecretBytes
    ) -> Bool {
        guard keyID(blob) != nil, blob.count == overhead + plain.count else { return false }
        let start = blob.startIndex
        let nonce = Array(blob[(start + 5)..<(start + 5 + nonceLength)])
        let commit = Array(blob[(start + 5 + nonceLength)..<(start + headLength)])
        derive(key: key, nonce: nonce, bound: bound, into: &okm)
        // Before decrypting, in constant time: where the commitment fails the tag is never asked.
        guard unsafe sodium_memcmp(commit, okm.address + keyLength, commitLength) == 0 else {
            plain.wipe()
            return false
        }
        let sealed = Array(blob[(start + headLength)...])
        let opened = unsafe XChaCha.decrypt(
            sealed, bound: bound, nonce: nonce, key: okm.address, into: plain.mutableAddress)
        if !opened { plain.wipe() }
        return opened
    }

    private static func derive(
        key: borrowing SecretBytes, nonce: [UInt8], bound: [UInt8], into okm: inout SecretBytes
    ) {
        var hash = [UInt8](repeating: 0, count: 32)
        // crypto_generichash fails for lengths out of range only; all here are constants.
        _ = unsafe crypto_generichash(&hash, 32, bound, UInt64(bound.count), nil, 0)
        let message = domain + nonce + hash
        _ = unsafe crypto_generichash(
            okm.mutableAddress, okmLength, message, UInt64(message.count), key.address, keyLength)
    }
}
