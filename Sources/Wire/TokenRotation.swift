public import JSON

/// A new token for an agent: the body of `POST /v1/admin/agents/{name}/rotate-token`.
public struct TokenRotation: Hashable, Sendable {
    /// For how many seconds the old token is good beside the new one; 0 for not at all, nil for the standard.
    public let grace: UInt64?
    /// The sentence that goes into the ledger; nil where none is given.
    public let reason: String?

    /// What is taken where nothing is said, seconds: an hour.
    public static let standardGrace: UInt64 = 3_600
    /// The longest overlap, seconds: 30 days.
    public static let longestGrace: UInt64 = 30 * 86_400

    /// Gathers the parts.
    public init(grace: UInt64? = nil, reason: String? = nil) {
        self.grace = grace
        self.reason = reason
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        grace = try fields.optionalInteger("grace")
        guard (grace ?? 0) <= TokenRotation.longestGrace else {
            throw fields.error("grace", "must be at most \(TokenRotation.longestGrace) seconds")
        }
        reason = try fields.optionalString("reason")
        guard (reason?.utf8.count ?? 0) <= Reason.limit else {
            throw fields.error("reason", "must be at most \(Reason.limit) bytes")
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject()
        if let grace { object["grace"] = .integer(grace) }
        if let reason { object["reason"] = .string(reason) }
        return .object(object)
    }
}
