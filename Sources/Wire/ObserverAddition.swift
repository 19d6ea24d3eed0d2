public import JSON
import Terms

/// Who may attest what became of payments: `POST /v1/admin/observers`.
public struct ObserverAddition: Hashable, Sendable {
    /// Its name, of an agent's form.
    public let name: String
    /// Its Ed25519 key (RFC 8032), 32 bytes; hex in the document.
    public let publicKey: [UInt8]

    /// Gathers checked parts.
    public init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        name = try fields.agent("name").text
        guard let key = Hex.decode(try fields.string("public_key")), key.count == 32 else {
            throw fields.error("public_key", "must be 64 hex digits")
        }
        publicKey = key
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        ["name": .string(name), "public_key": .string(Hex.encode(publicKey))]
    }
}
