public import Terms

extension Keyring {
    /// Lets `look` see a secret in place, once the entry that says so is proven durable; then it is wiped.
    ///
    /// The one way by which a secret's bytes leave the room, and it opens class api alone: no wallet's key,
    /// card or key of the vault's own can go by it, whatever row is handed in.
    public func reveal<Answer>(
        _ record: SealedRecord, entry: EntryID, durable proof: some DurabilityProof,
        _ look: (RawSpan) -> Answer
    ) throws(RevealError) -> Answer {
        guard secretClass == .api else { throw .neverShown(secretClass) }
        guard proof.covers(entry) else { throw .notDurable(entry) }
        let secret: SecretBytes
        do throws(SealError) {
            secret = try openPadded(
                record.blob, table: record.table, id: record.id, version: record.version)
        } catch { throw .sealed(error) }
        return look(unsafe UnsafeRawBufferPointer(start: secret.address, count: secret.count).bytes)
    }
}
