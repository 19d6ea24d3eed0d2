public import Terms

/// SHA-256 of public bytes (FIPS 180-4), through OpenSSL.
public enum SHA256 {
    /// Hashes `bytes`.
    public static func hash(_ bytes: [UInt8]) -> Digest32 { hash(bytes.span) }

    /// Hashes borrowed bytes.
    public static func hash(_ bytes: Span<UInt8>) -> Digest32 {
        Digest32(hashed: OpenSSLDigest.sha256.hash(bytes))
    }

    /// Hashes the hash of `bytes`, as Bitcoin hashes transactions.
    public static func twice(_ bytes: [UInt8]) -> Digest32 { hash(hash(bytes).bytes) }

    /// Hashes `prefix`, then `bytes`, as RFC 6962 hashes a leaf (prefix 0), without joining them.
    public static func hash(prefix: UInt8, _ bytes: [UInt8]) -> Digest32 {
        hash(prefix: prefix, bytes.span)
    }

    /// Hashes `prefix` and then borrowed bytes, without joining them.
    public static func hash(prefix: UInt8, _ bytes: Span<UInt8>) -> Digest32 {
        var stream = SHA256Stream()
        stream.update(prefix)
        stream.update(bytes)
        return stream.finish()
    }

    /// Hashes `prefix`, `left` and `right`, as RFC 6962 hashes a node (prefix 1).
    public static func hash(prefix: UInt8, _ left: Digest32, _ right: Digest32) -> Digest32 {
        var joined: [UInt8] = []
        joined.reserveCapacity(65)
        joined.append(prefix)
        left.append(to: &joined)
        right.append(to: &joined)
        return hash(joined.span)
    }
}
