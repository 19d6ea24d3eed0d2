import CSodium

/// Random bytes that are no secret: ids, salts, nonces.
public enum PublicRandom {
    /// So many bytes from the kernel's generator.
    public static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        if SecretBytes.isReady { unsafe randombytes_buf(&bytes, count) }
        return bytes
    }
}
