public import JSON

/// The proof that a signed payment can never land: `POST /v1/admin/payments/{id}/void`.
public struct PaymentVoid: Hashable, Sendable {
    /// The chain's own form; the gate holds it against the payment's bytes.
    public let proof: JSON
    /// Where it can be seen, as the id of the transaction that took its place.
    public let reference: String?
    /// The observer that says so; nil where the admin does.
    public let attested: Attestation?

    /// Gathers the parts.
    public init(proof: JSON, reference: String? = nil, attested: Attestation? = nil) {
        self.proof = proof
        self.reference = reference
        self.attested = attested
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        proof = .object(try fields.object("proof").source)
        reference = try fields.optionalSentence("reference")
        attested = try fields.optionalObject("attested").map { reader throws(FieldError) in
            try Attestation(reader)
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([("proof", proof)])
        if let reference { object["reference"] = .string(reference) }
        if let attested { object["attested"] = attested.json }
        return .object(object)
    }
}
