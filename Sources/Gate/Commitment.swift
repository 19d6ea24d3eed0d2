import Digests
public import JSON
import Terms

/// A committed field: the entry carries a salted hash, the salt and the value are kept apart.
///
/// With both an auditor checks the field; once the salt is erased nobody can, and the log still verifies. There
/// is no way to one but through a salt: a bare hash of a few likely words would tell which of them it is of.
public struct Commitment: Hashable, Sendable {
    /// The salt's length, bytes.
    public static let saltLength = 32
    private static let label = Array("bursar-commitment/v1".utf8)

    private let digest: Digest32

    /// SHA-256("bursar-commitment/v1" || salt || RFC 8785 bytes of the value).
    ///
    /// - Parameter salt: ``saltLength`` random bytes, used for no other field.
    public init(to value: JSON, salt: [UInt8]) {
        digest = SHA256.hash(Commitment.label + salt + JSONWriter.write(value))
    }

    /// As the entry has it, lower-case hex.
    public var hex: String { digest.hex }
}

extension Commitment: EntryValue {
    var json: JSON { ["commitment": .string(hex)] }
}
