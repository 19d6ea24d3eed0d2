public import JSON

/// Why an administrator does something: the body of freezes, thaws, removals and acknowledgements.
public struct Reason: Hashable, Sendable {
    /// The sentence that goes into the ledger; nil where none is given.
    public let text: String?

    /// The longest text, in UTF-8 bytes.
    public static let limit = 200

    /// Takes the text as it is; nil where none is given.
    public init(_ text: String?) { self.text = text }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        text = try fields.optionalString("reason")
        guard (text?.utf8.count ?? 0) <= Reason.limit else {
            throw fields.error("reason", "must be at most \(Reason.limit) bytes")
        }
        try fields.finish()
    }

    /// Reads a reason that must be given, as for what loosens a bound; throws ``FieldError`` without one.
    public static func stated(_ json: JSON) throws(FieldError) -> Reason {
        var fields = try ObjectReader(json)
        let reason = Reason(try fields.sentence("reason"))
        try fields.finish()
        return reason
    }

    /// The document.
    public var json: JSON {
        guard let text else { return [:] }
        return ["reason": .string(text)]
    }
}
