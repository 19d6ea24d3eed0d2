internal import CSodium

/// Hashes and random numbers of bytes that are no secrets: ids, pins, hashes of tokens.
public enum PublicBytes {
    /// SHA-256 (FIPS 180-4), 32 bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        // Fails for no input (libsodium: always 0).
        _ = unsafe crypto_hash_sha256(&out, bytes, UInt64(bytes.count))
        return out
    }

    /// Random bytes from the kernel's generator, for ids and blinds.
    public static func random(_ count: Int) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: count)
        // randombytes_buf needs no sodium_init where the kernel has getrandom, and is safe twice.
        guard SecretBytes.ready, count > 0 else { return out }
        unsafe randombytes_buf(&out, count)
        return out
    }

    /// Whether two strings of bytes agree, in a time that depends on their lengths only.
    public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        unsafe left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }
}
