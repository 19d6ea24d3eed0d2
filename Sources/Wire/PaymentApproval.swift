public import JSON
public import Terms

/// An admin's yes to exactly what waits: `POST /v1/admin/payments/{id}/approve`.
public struct PaymentApproval: Hashable, Sendable {
    /// The digest that the payment's own entry names: what was shown is what is approved.
    public let digest: Digest32

    /// Names what is approved.
    public init(digest: Digest32) { self.digest = digest }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        let text = try fields.string("digest")
        // Lower case alone, as it is shown: an approval names one digest in one way.
        guard let bytes = Hex.decode(text), let digest = Digest32(bytes), digest.hex == text else {
            throw fields.error("digest", "must be 64 lower-case hex digits")
        }
        self.digest = digest
        try fields.finish()
    }

    /// The document.
    public var json: JSON { ["digest": .string(digest.hex)] }
}
