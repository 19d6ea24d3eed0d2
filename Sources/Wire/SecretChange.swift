public import JSON

/// Which version an admin means, and why: the body of reveals, disablings, enablings and destructions.
public struct SecretChange: Hashable, Sendable {
    /// The version; nil for the newest.
    public let version: UInt64?
    /// The sentence that goes into the ledger; nil where none is given.
    public let reason: String?
    /// The path once more, typed by a person: what destroys asks for it.
    public let confirm: String?

    /// Gathers the parts.
    public init(version: UInt64?, reason: String? = nil, confirm: String? = nil) {
        self.version = version
        self.reason = reason
        self.confirm = confirm
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        version = try fields.optionalInteger("version")
        reason = try fields.optionalString("reason")
        guard (reason?.utf8.count ?? 0) <= Reason.limit else {
            throw fields.error("reason", "must be at most \(Reason.limit) bytes")
        }
        confirm = try fields.optionalString("confirm")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject()
        if let version { object["version"] = .integer(version) }
        if let reason { object["reason"] = .string(reason) }
        if let confirm { object["confirm"] = .string(confirm) }
        return .object(object)
    }
}
