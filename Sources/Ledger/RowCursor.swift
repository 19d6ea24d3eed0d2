internal import CSQLite

/// The row a query stands on.
@safe
struct RowCursor: ~Copyable {
    private let statement: OpaquePointer

    init(statement: OpaquePointer) { unsafe self.statement = statement }

    /// The integer in a column; 0 for NULL.
    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }

    /// A copy of the bytes in a column; empty for what is no blob.
    ///
    /// Bursar writes blobs alone. A text with the same bytes reads alike and is found by no look-up: whoever made
    /// one of a blob must not go unseen.
    func bytes(_ column: Int32) -> [UInt8] {
        guard unsafe sqlite3_column_type(statement, column) == SQLITE_BLOB else { return [] }
        return text(column)
    }

    /// A copy of the bytes of a text in SQLite's own tables; empty for NULL.
    func text(_ column: Int32) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
        let count = unsafe sqlite3_column_bytes(statement, column)
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
}
