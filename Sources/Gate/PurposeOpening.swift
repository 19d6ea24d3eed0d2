public import JSON
import Terms

/// What opens a payment's committed purpose: the salt and the value, sealed beside the log.
public struct PurposeOpening: Hashable, Sendable {
    /// The value, as it was asked.
    public let purpose: JSON
    /// 32 random bytes.
    public let salt: [UInt8]

    /// Pairs a value with the salt it is committed with.
    public init(_ purpose: JSON, salt: [UInt8]) {
        self.purpose = purpose
        self.salt = salt
    }

    /// Reads what ``bytes`` gave; nil for bytes of another form.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count > Commitment.saltLength,
            let purpose = try? JSONReader.read(Array(bytes[Commitment.saltLength...]))
        else { return nil }
        self.init(purpose, salt: Array(bytes[..<Commitment.saltLength]))
    }

    /// What the entry carries.
    public var commitment: Commitment { Commitment(to: purpose, salt: salt) }

    /// salt (32) || canonical JSON.
    public var bytes: [UInt8] { salt + JSONWriter.write(purpose) }

    /// The row's id: the entry's seq, big-endian.
    public static func rowID(_ seq: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: seq >> (56 - 8 * UInt64($0))) }
    }

    /// The commitment that an entry carries; nil where it has none.
    public static func commitment(in entry: Entry) -> String? {
        guard case .object(let purpose)? = entry.body["purpose"],
            case .string(let commitment)? = purpose["commitment"]
        else { return nil }
        return commitment
    }
}
