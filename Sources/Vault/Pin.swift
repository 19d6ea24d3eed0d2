internal import Keyroom
public import Ledger

/// What an entry says of a row it wrote: which row, and a hash of what is in it.
public struct Pin: Hashable, Sendable {
    /// The table.
    public let table: RowTable
    /// The row's id.
    public let id: [UInt8]
    /// The row's version.
    public let version: UInt64
    /// SHA-256(value || mac).
    public let digest: [UInt8]

    /// Gathers what an entry holds.
    public init(table: RowTable, id: [UInt8], version: UInt64, digest: [UInt8]) {
        self.table = table
        self.id = id
        self.version = version
        self.digest = digest
    }

    /// Pins a row.
    ///
    /// Values are ciphertext or public, so the hash needs no salt.
    public init(of row: Row) {
        self.init(
            table: row.table, id: row.id, version: row.version,
            digest: PublicBytes.sha256(row.value + row.mac))
    }
}
