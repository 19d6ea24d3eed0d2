/// Where a ledger lies.
public struct LedgerFiles: Hashable, Sendable {
    /// The SQLite database, `DIR/bursar.db`.
    public let database: String
    /// The anchor, outside the database's directory: a copy of the directory must not carry it
    /// along.
    public let anchor: String

    /// Names the two files.
    public init(database: String, anchor: String) {
        self.database = database
        self.anchor = anchor
    }
}
