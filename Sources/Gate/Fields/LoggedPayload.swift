import JSON
import Terms

/// The exact unsigned bytes of a payment, or the hash of a blob of them; null where nothing was decoded.
struct LoggedPayload: PublicValue {
    static let none = LoggedPayload(json: .null)

    let json: JSON

    private init(json: JSON) { self.json = json }

    /// The bytes themselves.
    init(_ bytes: [UInt8]) { json = .string(Hex.encode(bytes)) }

    /// What stands for bytes that are kept beside the log.
    init(blob hash: Digest32, bytes: Int) {
        json = ["sha256": .string(hash.hex), "bytes": .integer(UInt64(bytes))]
    }
}
