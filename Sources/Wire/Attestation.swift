public import JSON
import Terms

/// An observer's word on what became of a payment: its name, and its Ed25519 signature in base64.
///
/// Whether the signature is the observer's is for the gate, and for everyone who replays the log.
public struct Attestation: Hashable, Sendable {
    /// The name it was registered under.
    public let observer: String
    /// 64 bytes, in base64.
    public let signature: String

    /// Gathers the parts.
    public init(observer: String, signature: String) {
        self.observer = observer
        self.signature = signature
    }

    init(_ reader: ObjectReader) throws(FieldError) {
        var fields = reader
        observer = try fields.agent("observer").text
        signature = try fields.string("signature")
        guard signature.utf8.count == 88 else {
            throw fields.error("signature", "must be 64 bytes in base64")
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        ["observer": .string(observer), "signature": .string(signature)]
    }
}
