public import Keyroom
public import Ledger

extension MacKey {
    /// The row with its MAC, over table, id, version and value.
    public func signed(_ row: Row) -> Row {
        Row(
            table: row.table, id: row.id, version: row.version, value: row.value,
            mac: mac(table: row.table.rawValue, id: row.id, version: row.version, value: row.value))
    }

    /// Whether the row carries the MAC of its place and value; in constant time.
    public func check(_ row: Row) -> Bool {
        check(
            row.mac, table: row.table.rawValue, id: row.id, version: row.version, value: row.value)
    }
}
