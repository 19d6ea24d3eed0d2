/// What is wrong with one field of a document, by its path.
public struct FieldError: Error, Hashable, Sendable {
    /// Which field: `intent.to`; empty for the document itself.
    public let path: String
    /// Why: a lower-case clause without full stop, as in `must be a string`.
    public let clause: String

    /// Pairs a path with a clause.
    public init(path: String, clause: String) {
        self.path = path
        self.clause = clause
    }
}
