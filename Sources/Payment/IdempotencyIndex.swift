import Gate
import JSON
import Ledger
import Terms
import Vault

/// Which key made which decision: rows beside the log, each carrying a MAC, found by agent and key.
final class IdempotencyIndex {
    let reader: LedgerReader
    private let vault: OpenVault
    /// Hashes of all bound (agent, key) pairs: most keys are new, and a miss here spares a query.
    private var bound: Set<Int> = []
    private var payments: [PaymentID: (entry: EntryID, agent: AgentName)] = [:]

    init(reader: LedgerReader, vault: OpenVault) {
        self.reader = reader
        self.vault = vault
    }

    /// The record a key is bound to; nil where it is free.
    ///
    /// - Throws: ``PaymentError/ledgerUnavailable`` where the row of a known key is gone or does not carry
    ///   its MAC.
    func find(_ agent: AgentName, _ key: IdempotencyKey) throws(PaymentError) -> IdempotencyRecord?
    {
        guard bound.contains(IdempotencyIndex.hash(agent, key.text)) else { return nil }
        let row: Row?
        do {
            row = try reader.row(.idempotency, id: IdempotencyRecord.rowID(agent, key.text))
        } catch { throw .ledgerUnavailable }
        // A bound key whose row is gone must not be decided a second time.
        guard let row, vault.vouches(for: row), let record = IdempotencyRecord(row.value) else {
            throw .ledgerUnavailable
        }
        return record
    }

    /// Binds a key, or binds it anew to the decision that a waiting payment came to: the row to commit with
    /// the decision's entry.
    func bind(
        _ agent: AgentName, _ key: IdempotencyKey, _ payment: PaymentID,
        to record: IdempotencyRecord
    ) -> Row {
        let version: UInt64 = payments[payment] == nil ? 1 : 2
        note(agent, key.text, payment, record.entry)
        return vault.row(
            .idempotency, id: IdempotencyRecord.rowID(agent, key.text), version: version,
            value: record.bytes)
    }

    /// The entry of a payment: where it waited and was decided again, the last.
    func entry(of payment: PaymentID) -> EntryID? { payments[payment]?.entry }

    /// Who asked for a payment.
    func payer(of payment: PaymentID) -> AgentName? { payments[payment]?.agent }

    /// Learns of a decision that is already in the log.
    func note(_ agent: AgentName, _ key: String, _ payment: PaymentID, _ entry: EntryID) {
        bound.insert(IdempotencyIndex.hash(agent, key))
        payments[payment] = (entry, agent)
    }

    private static func hash(_ agent: AgentName, _ key: String) -> Int {
        var hasher = Hasher()
        hasher.combine(agent)
        hasher.combine(key)
        return hasher.finalize()
    }
}
