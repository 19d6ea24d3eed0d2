internal import Ledger

/// The rows of a vault by table and id.
struct RowShelf {
    private struct Key: Hashable {
        let table: RowTable
        let id: [UInt8]
    }

    private var byKey: [Key: Row] = [:]

    /// Sorts the rows in.
    ///
    /// - Throws: ``VaultError/rowDamaged(_:id:)`` for two rows of one id: which of them was meant is
    ///   not for an attacker to choose.
    init(_ rows: [Row]) throws(VaultError) {
        for row in rows {
            guard byKey.updateValue(row, forKey: Key(table: row.table, id: row.id)) == nil else {
                throw .rowDamaged(row.table, id: row.name)
            }
        }
    }

    /// The row of that name.
    func row(_ table: RowTable, _ name: String) throws(VaultError) -> Row {
        guard let row = byKey[Key(table: table, id: Array(name.utf8))] else {
            throw .rowMissing(table, id: name)
        }
        return row
    }

    /// A table's rows in the order of their ids.
    func rows(_ table: RowTable) -> [Row] {
        byKey.values.filter { $0.table == table }.sorted { $0.id.lexicographicallyPrecedes($1.id) }
    }
}
