/// RIPEMD-160 of SHA-256 of public bytes: how Bitcoin names keys and scripts.
public enum Hash160 {
    /// Hashes `bytes` to 20 bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        OpenSSLDigest.ripemd160.hash(OpenSSLDigest.sha256.hash(bytes.span).span)
    }
}
