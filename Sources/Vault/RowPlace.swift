internal import Keyroom
internal import Ledger

/// Where the vault's sealed rows stand, said once for sealing and for opening.
enum RowPlace {
    static func slot(_ name: String, vault: [UInt8], version: UInt64) -> Place {
        Place(
            vault: vault, table: RowTable.slots.rawValue, id: Array(name.utf8), version: version,
            secretClass: .meta)
    }

    /// A class's term; its version rises whenever a new root key wraps it.
    static func term(
        _ secretClass: SecretClass, _ number: UInt32 = RowName.firstTerm, vault: [UInt8],
        version: UInt64 = RowName.firstVersion
    ) -> Place {
        Place(
            vault: vault, table: RowTable.terms.rawValue,
            id: Array(RowName.term(secretClass, number).utf8), version: version,
            secretClass: secretClass)
    }

    /// The row of a blob sealed at a place.
    static func row(_ table: RowTable, _ place: Place, _ blob: [UInt8]) -> Row {
        Row(table: table, id: place.id, version: place.version, value: blob, mac: [])
    }

    /// A record, sealed by its class's keyring; a new one unless a later version is given.
    static func record(
        _ value: borrowing SecretBytes, _ name: String, _ keyring: Keyring,
        version: UInt64 = RowName.firstVersion
    ) throws(SecretError) -> Row {
        let id = Array(name.utf8)
        let blob = try keyring.seal(
            value, table: RowTable.records.rawValue, id: id, version: version)
        return Row(table: .records, id: id, version: version, value: blob, mac: [])
    }

    /// The value of a record.
    static func open(_ row: Row, _ keyring: Keyring) throws(VaultError) -> SecretBytes {
        try VaultError.row(row) { () throws(SealError) in
            try keyring.open(
                row.value, table: row.table.rawValue, id: row.id, version: row.version)
        }
    }
}
