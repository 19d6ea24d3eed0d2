/// One row beside the log: a version of something small, with the MAC or seal that pins it to its
/// place.
public struct Row: Hashable, Sendable {
    /// Where it stands.
    public let table: RowTable
    /// Its name in the table; never a secret, never a secret's unsalted hash.
    public let id: [UInt8]
    /// Rises with every rewrite.
    public let version: UInt64
    /// Ciphertext, or a value that carries its MAC in ``mac``.
    public let value: [UInt8]
    /// A keyed hash over table, id, version and value; empty where the value is sealed or public.
    public let mac: [UInt8]

    /// Gathers the columns.
    public init(table: RowTable, id: [UInt8], version: UInt64, value: [UInt8], mac: [UInt8]) {
        self.table = table
        self.id = id
        self.version = version
        self.value = value
        self.mac = mac
    }
}
