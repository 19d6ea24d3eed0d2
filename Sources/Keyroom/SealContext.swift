/// Where sealed bytes belong; sealed elsewhere they do not open.
///
/// The associated data is length-prefixed field by field, so that no two contexts make the same bytes.
public struct SealContext: Hashable, Sendable {
    /// The vault's 16-byte id.
    public let vault: [UInt8]
    /// The table's name.
    public let table: String
    /// The row's id.
    public let record: [UInt8]
    /// The row's version.
    public let version: UInt64
    /// The class of keys it belongs to.
    public let keyClass: KeyClass
    /// What is sealed: `value`, `data-key`, `term`, `root`, with parameters where there are any.
    public let role: [UInt8]

    /// Describes a place.
    public init(
        vault: [UInt8], table: String, record: [UInt8], version: UInt64, keyClass: KeyClass,
        role: [UInt8]
    ) {
        self.vault = vault
        self.table = table
        self.record = record
        self.version = version
        self.keyClass = keyClass
        self.role = role
    }

    /// The associated data.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        func add(_ field: [UInt8]) {
            let size = UInt32(field.count)
            for shift in [24, 16, 8, 0] { out.append(UInt8(truncatingIfNeeded: size >> shift)) }
            out += field
        }
        add(Array("bursar-aad/v1".utf8))
        add(vault)
        add(Array(table.utf8))
        add(record)
        add((0..<8).map { UInt8(truncatingIfNeeded: version >> (56 - 8 * $0)) })
        add([keyClass.rawValue])
        add(role)
        return out
    }
}
