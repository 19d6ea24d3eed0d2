public import JSON

/// An approver's agreement: `POST /v1/admin/orders/{number}/sign`.
public struct OrderSignature: Hashable, Sendable {
    /// What `ssh-keygen -Y sign` wrote, armour and all.
    public let signature: String

    /// The longest text, in UTF-8 bytes.
    public static let limit = 4_096

    /// Takes the text as it is.
    public init(_ signature: String) { self.signature = signature }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        signature = try fields.string("signature")
        guard signature.utf8.count <= OrderSignature.limit else {
            throw fields.error("signature", "must be at most \(OrderSignature.limit) bytes")
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON { ["signature": .string(signature)] }
}
