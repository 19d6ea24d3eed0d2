/// SHA-512 of public bytes (FIPS 180-4), through OpenSSL.
public enum SHA512 {
    /// Hashes `bytes` to 64 bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] { hash(bytes.span) }

    /// Hashes borrowed bytes to 64 bytes.
    public static func hash(_ bytes: Span<UInt8>) -> [UInt8] { OpenSSLDigest.sha512.hash(bytes) }
}
