internal import Keyroom
public import Ledger
internal import Synchronization

extension OpenVault {
    /// Makes the key that is to sign the log next; ``adopt(_:)`` puts it in force.
    ///
    /// Its rows take the place of the present key's, each with the next version, in one transaction: a
    /// crash leaves the one or the other. Only stored together are they a vault's.
    /// - Parameter rows: those of `meta` and `records`, as they are stored.
    /// - Throws: ``VaultError`` where a row is missing, memory can't be locked or the vault is sealed.
    public func makeLogKey(replacing rows: [Row]) throws(VaultError) -> NewLogKey {
        guard let ring = rings.withLock({ $0[.meta] }) else { throw .forgotten }
        let shelf = try RowShelf(rows)
        let seedRow = try shelf.row(.records, RowName.logSeed)
        let factsRow = try shelf.row(.meta, RowName.vault)
        // The file may have been written to since the opening.
        guard isOwn(factsRow), factsRow.version < .max else {
            throw .rowDamaged(.meta, id: RowName.vault)
        }
        guard seedRow.version < .max else { throw .rowDamaged(.records, id: RowName.logSeed) }
        let key: LogKey
        let sealed: Row
        do throws(SecretError) {
            let seed = try SecretBytes.random(32)
            sealed = try RowPlace.record(
                seed, RowName.logSeed, ring, version: seedRow.version + 1)
            key = try LogKey(seed: seed)
        } catch { throw .memory(error) }
        let next = VaultFacts(
            id: facts.id, development: facts.development, logPublicKey: key.publicKey)
        let proven = row(
            .meta, id: factsRow.id, version: factsRow.version + 1, value: next.bytes)
        return NewLogKey(key: key, rows: [sealed, proven], facts: next)
    }

    /// Signs with the new key from here on; its rows are durable.
    ///
    /// The old key's pages are wiped.
    public func adopt(_ new: NewLogKey) {
        current.withLock { $0 = Current(facts: new.facts, logKey: new.key) }
    }
}
