public import Keyroom
public import Ledger
internal import Synchronization
public import Terms

// A secret is one row of class meta for what is said of it, and one of class api for each version's value. Their
// ids have the keyed hash of the path: whoever has the file learns how many secrets there are, and no name.
extension OpenVault {
    /// The longest value, bytes.
    public static let longestSecret = 16_384

    /// The keyed hash that a path goes by, in rows and entries.
    public func secretID(of path: SecretPath) -> Digest32 {
        indexKey.fingerprint(of: Array("secret/\(path.text)".utf8))
    }

    /// Seals a version's value under a data key of its own, at a padded length.
    ///
    /// - Throws: ``VaultError/forgotten``, ``VaultError/memory(_:)``.
    public func sealSecret(
        _ value: borrowing SecretBytes, of secret: Digest32, version: UInt64
    ) throws(VaultError) -> Row {
        let ring = try ring(.api)
        let id = Array(RowName.secret(secret, version).utf8)
        do throws(SecretError) {
            let blob = try ring.sealPadded(
                value, table: RowTable.records.rawValue, id: id, version: RowName.firstVersion)
            return Row(
                table: .records, id: id, version: RowName.firstVersion, value: blob, mac: [])
        } catch { throw .memory(error) }
    }

    /// What stands in a version's row once its wrapped data key and its value are gone.
    public func tombstone(of secret: Digest32, version: UInt64) -> Row {
        Row(
            table: .records, id: Array(RowName.secret(secret, version).utf8),
            version: RowName.firstVersion + 1, value: TermRow.marker, mac: [])
    }

    /// The id of a version's row.
    public func secretRow(of secret: Digest32, version: UInt64) -> [UInt8] {
        Array(RowName.secret(secret, version).utf8)
    }

    /// The id of the row that says what a secret is called.
    public func labelRow(of secret: Digest32) -> [UInt8] { Array(RowName.label(secret).utf8) }

    /// Seals what is said of a secret: its path, description and tags, as bytes.
    ///
    /// - Throws: ``VaultError/forgotten``, ``VaultError/memory(_:)``.
    public func sealLabel(
        _ bytes: [UInt8], of secret: Digest32, version: UInt64
    ) throws(VaultError) -> Row {
        let ring = try ring(.meta)
        let id = labelRow(of: secret)
        do throws(SecretError) {
            let blob = try ring.sealLabel(
                bytes, table: RowTable.records.rawValue, id: id, version: version)
            return Row(table: .records, id: id, version: version, value: blob, mac: [])
        } catch { throw .memory(error) }
    }

    /// Opens such a row.
    ///
    /// - Throws: ``VaultError/rowDamaged(_:id:)`` where it was edited or stands in another's place.
    public func openLabel(_ row: Row) throws(VaultError) -> [UInt8] {
        let ring = try ring(.meta)
        return try VaultError.row(row) { () throws(SealError) in
            try ring.openLabel(
                row.value, table: row.table.rawValue, id: row.id, version: row.version)
        }
    }

    /// Lets `look` see a version's value in place, once the entry that says so is durable.
    ///
    /// - Throws: ``VaultError/rowDamaged(_:id:)`` where the row does not open or the entry is not proven.
    public func reveal<Answer>(
        _ row: Row, entry: EntryID, durable: Committed, _ look: (RawSpan) -> Answer
    ) throws(VaultError) -> Answer {
        let ring = try ring(.api)
        do throws(RevealError) {
            return try ring.reveal(SealedRecord(row), entry: entry, durable: durable, look)
        } catch {
            if case .sealed(.memory(let memory)) = error { throw .memory(memory) }
            throw .rowDamaged(row.table, id: row.name)
        }
    }

    private func ring(_ secretClass: SecretClass) throws(VaultError) -> Keyring {
        guard let ring = rings.withLock({ $0[secretClass] }) else { throw .forgotten }
        return ring
    }
}
