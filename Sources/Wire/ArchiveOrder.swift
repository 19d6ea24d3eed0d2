public import JSON
public import Terms

/// Which entries are to be archived: the body of `POST /v1/admin/archive`.
public struct ArchiveOrder: Hashable, Sendable {
    /// Entries earlier than this.
    public let before: Moment

    /// Takes a moment.
    public init(before: Moment) { self.before = before }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        let text = try fields.string("before")
        guard let moment = Timestamp.parse(text) else {
            throw fields.error("before", "must be an RFC 3339 time that ends in Z")
        }
        before = moment
        try fields.finish()
    }

    /// The document.
    public var json: JSON { ["before": .string(Timestamp.precise(before))] }
}
