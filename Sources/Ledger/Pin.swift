internal import Digests
public import JSON
internal import Terms

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
            digest: SHA256.hash(row.value + row.mac).bytes)
    }

    /// Reads a pin as entries have it; nil for what is not of the form.
    init?(_ json: JSON) {
        guard case .object(let object) = json, case .string(let table)? = object["table"],
            let known = RowTable(rawValue: table), case .string(let id)? = object["id"],
            let idBytes = Hex.decode(id), case .integer(let version)? = object["version"],
            case .string(let digest)? = object["sha256"], let digestBytes = Hex.decode(digest)
        else { return nil }
        self.init(table: known, id: idBytes, version: version, digest: digestBytes)
    }

    /// The pin as entries have it.
    public var json: JSON {
        [
            "table": .string(table.rawValue), "id": .string(Hex.encode(id)),
            "version": .integer(version), "sha256": .string(Hex.encode(digest)),
        ]
    }

    /// Reads a `sealed` member back; nil where it is not of the form.
    public static func read(_ json: JSON?) -> [Pin]? {
        guard let json else { return [] }
        guard case .array(let list) = json else { return nil }
        let pins = list.compactMap(Pin.init)
        return pins.count == list.count ? pins : nil
    }
}
