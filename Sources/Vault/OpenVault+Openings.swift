import Keyroom
public import Ledger
import Synchronization

extension OpenVault {
    /// Seals what opens a commitment, for the row beside the log.
    ///
    /// - Throws: ``VaultError`` where the vault has been sealed or memory can't be locked.
    public func sealOpening(_ bytes: [UInt8], id: [UInt8]) throws(VaultError) -> Row {
        guard let ring = rings.withLock({ $0[.meta] }) else { throw .forgotten }
        let version = RowName.firstVersion
        do throws(SecretError) {
            let blob = try ring.sealOpening(bytes, id: id, version: version)
            return Row(table: .openings, id: id, version: version, value: blob, mac: [])
        } catch { throw .memory(error) }
    }

    /// Opens such a row; nil where it was edited or stands in another's place.
    public func openOpening(_ row: Row) -> [UInt8]? {
        rings.withLock({ $0[.meta] }).flatMap {
            try? $0.openOpening(row.value, id: row.id, version: row.version)
        }
    }
}
