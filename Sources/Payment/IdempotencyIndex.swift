import Gate
import JSON
import Ledger
import Terms
import Vault

/// Which key made which decision: rows beside the log, each carrying a MAC, found by agent and key.
final class IdempotencyIndex {
    let reader: LedgerReader
    private let vault: OpenVault
    private let journal: Journal
    /// Decisions that this process made: until they are durable no reader sees them.
    private var landing: [PaymentID: (entry: EntryID, agent: AgentName)] = [:]

    init(reader: LedgerReader, vault: OpenVault, journal: Journal) {
        self.reader = reader
        self.vault = vault
        self.journal = journal
    }

    /// The record a key is bound to; nil where it is free.
    ///
    /// - Throws: ``PaymentError/ledgerUnavailable`` where the row of a known key is gone or does not carry
    ///   its MAC.
    func find(_ agent: AgentName, _ key: IdempotencyKey) throws(PaymentError) -> IdempotencyRecord?
    {
        guard journal.gist.binds(agent, key.text) else { return nil }
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

    /// Binds a key: the row to commit with the decision's entry.
    ///
    /// - Parameter isAgain: whether a waiting payment came to its decision, and its key is bound anew.
    func bind(
        _ agent: AgentName, _ key: IdempotencyKey, _ payment: PaymentID,
        to record: IdempotencyRecord, isAgain: Bool
    ) -> Row {
        if landing.count >= 1_000 { letGo() }
        landing[payment] = (record.entry, agent)
        return vault.row(
            .idempotency, id: IdempotencyRecord.rowID(agent, key.text), version: isAgain ? 2 : 1,
            value: record.bytes)
    }

    /// The entry of a payment: where it waited and was decided again, the last.
    ///
    /// Nil too where the place that is stored for it has another entry, or one that is not in the tree.
    func entry(of payment: PaymentID) -> EntryID? {
        if let (entry, _) = landing[payment] { return entry }
        guard let place = try? reader.place(of: payment),
            let bytes = try? reader.entry(place.seq), let entry = try? Entry(reading: bytes),
            entry.kind == "payment.decided", entry.body["payment"] == .string(payment.text)
        else { return nil }
        let id = EntryID(seq: place.seq, entry: bytes)
        return holds(id) ? id : nil
    }

    /// Whether the tree that is signed has this entry.
    func holds(_ entry: EntryID) -> Bool { journal.ledger.holds(entry) }

    /// Who asked for a payment.
    func payer(of payment: PaymentID) -> AgentName? {
        landing[payment]?.agent ?? (try? reader.place(of: payment))?.agent
    }

    /// Forgets what can be read.
    private func letGo() {
        let durable = journal.ledger.durableSize
        for (payment, made) in landing where made.entry.seq < durable { landing[payment] = nil }
    }
}
