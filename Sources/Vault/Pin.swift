import Digests
public import Ledger
import Terms

/// How an entry pins a sealed row: what the row's bytes were when it was written.
public struct Pin: Hashable, Sendable {
    /// The table.
    public let table: RowTable
    /// The row's id.
    public let id: [UInt8]
    /// The version.
    public let version: UInt64
    /// SHA-256 over value and MAC.
    public let digest: [UInt8]

    /// Pins known columns.
    public init(table: RowTable, id: [UInt8], version: UInt64, digest: [UInt8]) {
        self.table = table
        self.id = id
        self.version = version
        self.digest = digest
    }

    /// Pins a row as it is.
    public init(of row: Row) {
        self.init(
            table: row.table, id: row.id, version: row.version,
            digest: SHA256.hash(row.value + row.mac).bytes)
    }
}
