import Gate
import JSON
import Terms
import Wire

/// What opens a payment's committed purpose: the salt and the value, sealed beside the log.
struct PurposeOpening {
    let purpose: JSON
    let salt: [UInt8]

    /// What the entry carries.
    var commitment: Digest32 { Commitment.of(purpose, salt: salt) }

    /// salt (32) || canonical JSON.
    var bytes: [UInt8] { salt + JSONWriter.write(purpose) }

    init(_ purpose: PayRequest.Purpose, salt: [UInt8]) {
        self.purpose = purpose.json
        self.salt = salt
    }

    /// The commitment that kept bytes open; nil for bytes of another form.
    static func commitment(of bytes: [UInt8]) -> Digest32? {
        guard bytes.count > Commitment.saltLength,
            let json = try? JSONReader.read(Array(bytes[Commitment.saltLength...]))
        else { return nil }
        return Commitment.of(json, salt: Array(bytes[..<Commitment.saltLength]))
    }

    /// The row's id: the entry's seq, big-endian.
    static func rowID(_ seq: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: seq >> (56 - 8 * UInt64($0))) }
    }
}
