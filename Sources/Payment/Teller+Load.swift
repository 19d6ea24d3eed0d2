import Gate
import JSON
import Ledger
import Terms
import Vault

extension Teller {
    /// Learns every decision in the log, and checks the index row of each; names what is wrong.
    public func load() -> [String] {
        var findings: [String] = []
        var reading = DecisionReading()
        var purposes = PurposeReading()
        openings = 0
        var next: UInt64 = 0
        do throws(LedgerError) {
            while true {
                let page = try index.reader.entries(from: next, limit: 1_000)
                guard !page.isEmpty else { break }
                for bytes in page {
                    defer { next += 1 }
                    guard let entry = try? Entry(reading: bytes) else { continue }
                    purposes.take(entry)
                    guard entry.kind == "payment.decided" else { continue }
                    let id = EntryID(seq: next, leaf: EntryLeaf.of(bytes))
                    if let finding = try learn(entry, id, &reading, &purposes) {
                        findings.append(finding)
                    }
                }
            }
            for decided in reading.waiting.values.sorted(by: { $0.entry.seq < $1.entry.seq }) {
                if let finding = try checkRow(decided) { findings.append(finding) }
            }
            findings += purposes.gone
            for seq in purposes.erased.sorted() {
                guard try index.reader.row(.openings, id: PurposeOpening.rowID(seq)) != nil else {
                    continue
                }
                findings.append(
                    "what opens the purpose of entry \(seq) was erased, and is there again")
            }
            let kept = try index.reader.rowCount(in: .openings)
            if kept > openings {
                findings.append("the openings table has \(kept - openings) rows too many")
            }
            let rows = try index.reader.rowCount(in: .idempotency)
            if rows > reading.keys {
                findings.append("the idempotency table has \(rows - reading.keys) rows too many")
            }
        } catch { findings.append("the idempotency table can't be read: \(error.clause)") }
        return findings
    }

    private func learn(
        _ entry: Entry, _ id: EntryID, _ reading: inout DecisionReading,
        _ purposes: inout PurposeReading
    ) throws(LedgerError) -> String? {
        guard let decided = DecisionReading.Decided(entry, id) else {
            reading.keys += 1
            return "entry \(id.seq) is a payment without agent, key or id"
        }
        index.note(decided.agent, decided.key, decided.payment, id)
        guard reading.take(decided) else {
            return "entry \(id.seq) goes on from another request than its own"
        }
        // What waits may be decided again under its key: then the row names the later entry.
        if !decided.waits, let finding = try checkRow(decided) { return finding }
        return try checkOpening(entry, decided.payment, &purposes)
    }

    private func checkRow(_ decided: DecisionReading.Decided) throws(LedgerError) -> String? {
        guard let row = try index.reader.row(.idempotency, id: decided.rowID) else {
            return "the idempotency row of payment \(decided.payment.text) is gone"
        }
        guard vault.vouches(for: row), let record = IdempotencyRecord(row.value),
            record.entry == decided.entry, record.fingerprint.hex == decided.fingerprint
        else { return "the idempotency row of payment \(decided.payment.text) was edited" }
        return nil
    }

    /// What opens a committed purpose is there and opens it, or was erased later.
    private func checkOpening(
        _ entry: Entry, _ payment: PaymentID, _ purposes: inout PurposeReading
    ) throws(LedgerError) -> String? {
        guard let committed = PurposeOpening.commitment(in: entry) else { return nil }
        guard let row = try index.reader.row(.openings, id: PurposeOpening.rowID(entry.seq)) else {
            purposes.miss(entry.seq, payment)
            return nil
        }
        guard let bytes = vault.openOpening(row),
            let opening = PurposeOpening(bytes), committed == opening.commitment.hex
        else { return "the row that opens the purpose of payment \(payment.text) was edited" }
        openings += 1
        return nil
    }
}
