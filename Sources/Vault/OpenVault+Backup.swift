public import Keyroom
public import Ledger
internal import Synchronization

extension OpenVault {
    /// Makes the key of one backup.
    public func makeBackupKey() throws(VaultError) -> NewBackupKey {
        guard let ring = rings.withLock({ $0[.meta] }) else { throw .forgotten }
        do throws(SecretError) {
            let key = try SecretBytes.random(StreamOpener.keyLength)
            let row = try RowPlace.record(key, RowName.backupKey, ring)
            return NewBackupKey(key: key, row: row)
        } catch { throw .memory(error) }
    }

    /// The key of a backup, from the rows in its head.
    public func backupKey(in rows: [Row]) throws(VaultError) -> SecretBytes {
        guard let ring = rings.withLock({ $0[.meta] }) else { throw .forgotten }
        return try RowPlace.open(try RowShelf(rows).row(.records, RowName.backupKey), ring)
    }

    /// Those of a vault's rows that a backup's head needs: what opens the vault, and nothing it keeps for others.
    public static func headRows(_ rows: [Row]) -> [Row] {
        rows.filter { row in
            switch row.table {
            case .meta, .slots, .terms: true
            case .records: RowName.own.contains(row.name)
            case .tokens, .idempotency, .openings: false
            }
        }
    }
}
