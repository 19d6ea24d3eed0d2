import Digests
public import JSON
public import Terms

/// A committed field: the entry carries a salted hash, the salt and the value are kept apart.
///
/// With both an auditor checks the field; once the salt is erased nobody can, and the log still verifies.
public enum Commitment {
    /// The salt's length, bytes.
    public static let saltLength = 32
    private static let label = Array("bursar-commitment/v1".utf8)

    /// SHA-256("bursar-commitment/v1" || salt || RFC 8785 bytes of the value).
    public static func of(_ value: JSON, salt: [UInt8]) -> Digest32 {
        SHA256.hash(label + salt + JSONWriter.write(value))
    }
}
