import Gate
import JSON
import Ledger
import Terms
import Vault

extension Teller {
    /// Learns every decision in the log, and checks the index row of each; names what is wrong.
    public func load() -> [String] {
        var findings: [String] = []
        var decisions: UInt64 = 0
        openings = 0
        var next: UInt64 = 0
        do throws(LedgerError) {
            while true {
                let page = try index.reader.entries(from: next, limit: 1_000)
                guard !page.isEmpty else { break }
                for bytes in page {
                    defer { next += 1 }
                    guard let entry = try? Entry(reading: bytes), entry.kind == "payment.decided"
                    else { continue }
                    decisions += 1
                    if let finding = try learn(entry, EntryID(seq: next, leaf: EntryLeaf.of(bytes)))
                    {
                        findings.append(finding)
                    }
                }
            }
            let kept = try index.reader.rowCount(in: .openings)
            if kept > openings {
                findings.append("the openings table has \(kept - openings) rows too many")
            }
            let rows = try index.reader.rowCount(in: .idempotency)
            if rows > decisions {
                findings.append("the idempotency table has \(rows - decisions) rows too many")
            }
        } catch { findings.append("the idempotency table can't be read: \(error.clause)") }
        return findings
    }

    private func learn(_ entry: Entry, _ id: EntryID) throws(LedgerError) -> String? {
        guard let agent = AgentName(entry.actor.name), case .string(let key)? = entry.body["key"],
            case .string(let text)? = entry.body["payment"], let payment = PaymentID(text),
            case .string(let fingerprint)? = entry.body["fingerprint"]
        else { return "entry \(id.seq) is a payment without agent, key or id" }
        let rowID = IdempotencyRecord.rowID(agent, key)
        guard let row = try index.reader.row(.idempotency, id: rowID) else {
            return "the idempotency row of payment \(text) is gone"
        }
        guard vault.vouches(for: row), let record = IdempotencyRecord(row.value),
            record.entry == id, record.fingerprint.hex == fingerprint
        else { return "the idempotency row of payment \(text) was edited" }
        index.note(agent, key, payment, id)
        return try checkOpening(entry, payment)
    }

    /// What opens a committed purpose is there and opens it.
    private func checkOpening(_ entry: Entry, _ payment: PaymentID) throws(LedgerError) -> String? {
        guard case .object(let purpose)? = entry.body["purpose"] else { return nil }
        let id = PurposeOpening.rowID(entry.seq)
        guard let row = try index.reader.row(.openings, id: id) else {
            return "the row that opens the purpose of payment \(payment.text) is gone"
        }
        guard let bytes = vault.openOpening(row),
            let commitment = PurposeOpening.commitment(of: bytes),
            purpose["commitment"] == .string(commitment.hex)
        else { return "the row that opens the purpose of payment \(payment.text) was edited" }
        openings += 1
        return nil
    }
}
