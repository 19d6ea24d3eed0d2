/// A wallet's sealed signing key with the place its row has.
public struct SealedRecord: Hashable, Sendable {
    /// The row's table.
    public let table: String
    /// The row's id.
    public let id: [UInt8]
    /// The row's version.
    public let version: UInt64
    /// What ``Keyring/seal(_:table:id:version:)`` gave.
    public let blob: [UInt8]

    /// Gathers a row's columns.
    public init(table: String, id: [UInt8], version: UInt64, blob: [UInt8]) {
        self.table = table
        self.id = id
        self.version = version
        self.blob = blob
    }
}
