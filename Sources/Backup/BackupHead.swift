internal import JSON
public import Ledger
public import Terms

/// What a backup says before its sealed part: which vault's it is, and the rows that open its key.
///
/// One line of canonical JSON (RFC 8785). Nothing in it is secret: the rows are ciphertext, and the slots
/// among them are what a passphrase or another slot's secret opens, as in the vault itself.
public struct BackupHead: Hashable, Sendable {
    /// The vault's id, 32 hex digits.
    public let vault: String
    /// When it was made.
    public let time: Moment
    /// The vault's public facts, slots, terms and own keys, and the key of this backup, sealed.
    public let rows: [Row]

    /// The most bytes a head may have.
    static let limit = 1 << 20
    private static let version: UInt64 = 1

    /// Gathers the parts.
    public init(vault: String, time: Moment, rows: [Row]) {
        self.vault = vault
        self.time = time
        self.rows = rows
    }

    /// The line, without its line feed.
    var line: [UInt8] {
        JSONWriter.write([
            "bursar_backup": .integer(BackupHead.version), "vault": .string(vault),
            "time": .string(Timestamp.precise(time)),
            "rows": .array(
                rows.map { row in
                    [
                        "table": .string(row.table.rawValue), "id": .string(Hex.encode(row.id)),
                        "version": .string(String(row.version)),
                        "value": .string(Hex.encode(row.value)),
                        "mac": .string(Hex.encode(row.mac)),
                    ]
                }),
        ])
    }

    /// Reads a line; nil where it is not one of this version, byte for byte.
    init?(_ line: [UInt8]) {
        guard let json = try? JSONReader.read(line), let head = try? BackupHead(json),
            head.line == line
        else { return nil }
        self = head
    }

    private init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        guard try fields.integer("bursar_backup") == BackupHead.version else {
            throw fields.error("bursar_backup", "is another version")
        }
        let vault = try fields.string("vault")
        guard let time = Timestamp.parse(try fields.string("time")) else {
            throw fields.error("time", "is no time")
        }
        guard case .array(let list)? = fields.optionalValue("rows") else {
            throw fields.error("rows", "must be an array")
        }
        var rows: [Row] = []
        for (index, element) in list.enumerated() {
            rows.append(try BackupHead.row(element, at: "rows[\(index)]"))
        }
        try fields.finish()
        self.init(vault: vault, time: time, rows: rows)
    }

    private static func row(_ json: JSON, at path: String) throws(FieldError) -> Row {
        var fields = try ObjectReader(json, at: path)
        guard let table = RowTable(rawValue: try fields.string("table")),
            let id = Hex.decode(try fields.string("id")),
            let version = UInt64(try fields.string("version")),
            let value = Hex.decode(try fields.string("value")),
            let mac = Hex.decode(try fields.string("mac"))
        else { throw FieldError(path: path, clause: "is no row") }
        try fields.finish()
        return Row(table: table, id: id, version: version, value: value, mac: mac)
    }
}
