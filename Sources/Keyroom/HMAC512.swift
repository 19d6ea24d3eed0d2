import CSodium

/// HMAC-SHA512 (RFC 2104) and PBKDF2 over it (RFC 8018), on secrets in locked pages.
enum HMAC512 {
    /// HMAC of one message into `out` (64 bytes).
    static func hash(
        key: UnsafePointer<UInt8>, count keyCount: Int, _ message: UnsafePointer<UInt8>,
        count: Int, into out: UnsafeMutablePointer<UInt8>
    ) {
        var state = crypto_auth_hmacsha512_state()
        unsafe crypto_auth_hmacsha512_init(&state, key, keyCount)
        unsafe crypto_auth_hmacsha512_update(&state, message, UInt64(count))
        unsafe crypto_auth_hmacsha512_final(&state, out)
        // The state is made of the key: nothing of it stays on the stack.
        unsafe sodium_memzero(&state, MemoryLayout<crypto_auth_hmacsha512_state>.size)
    }

    /// The first (and only) 64-byte block of PBKDF2.
    static func stretch(
        _ password: borrowing SecretBytes, salt: [UInt8], rounds: Int
    ) throws(KeyroomError) -> SecretBytes {
        let result = try SecretBytes(count: 64)
        let size = password.count
        unsafe try ScratchPool.shared.lend { block throws(KeyroomError) in
            unsafe password.withPointer { password in
                unsafe result.withPointer { out in
                    unsafe hash(
                        key: password, count: size, salt + [0, 0, 0, 1], count: salt.count + 4,
                        into: block)
                    for index in 0..<64 { unsafe out[index] = block[index] }
                    for _ in 1..<rounds {
                        unsafe hash(key: password, count: size, block, count: 64, into: block)
                        for index in 0..<64 { unsafe out[index] ^= block[index] }
                    }
                }
            }
        }
        return result
    }
}
