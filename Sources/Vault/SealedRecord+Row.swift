internal import Keyroom
internal import Ledger

extension SealedRecord {
    /// A record's row as the room takes it.
    init(_ row: Row) {
        self.init(
            table: row.table.rawValue, id: row.id, version: row.version, blob: row.value)
    }
}
