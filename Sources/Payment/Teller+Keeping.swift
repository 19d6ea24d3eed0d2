import Chains
import Gate
import JSON
import Ledger
public import Terms
import Vault

// A retry signs again, which takes the key. Before a key goes, everything it signed is signed a last time and the bytes
// are kept in the row that answers the retry. A pass that a kill ended begins anew, and passes by what is kept.
extension Teller {
    /// How many entries one piece reads, so that others are served between two.
    private static let page = 64

    /// Does the next piece of keeping what `wallet` signed before `entry`; call it until it is done.
    public func keep(_ wallet: WalletName, before entry: UInt64) -> KeepingStep {
        var pass = keeping.flatMap { $0.wallet == wallet ? $0 : nil } ?? Keeping(wallet: wallet)
        keeping = nil
        do throws(LedgerError) {
            let left = Int(clamping: entry - min(entry, pass.next))
            let page = try index.reader.entries(from: pass.next, limit: min(Teller.page, left))
            guard left > 0 else { return .done }
            guard !page.isEmpty else { return .failed("entry \(pass.next) is not there") }
            for bytes in page {
                if let why = keep(bytes, at: pass.next, of: wallet) { return .failed(why) }
                pass.next += 1
            }
        } catch { return .failed("the log can't be read: \(error.clause)") }
        keeping = pass
        return .more
    }

    /// Keeps what an entry had the wallet sign, unless it is kept; why it can't be, or nil.
    private func keep(_ bytes: [UInt8], at seq: UInt64, of wallet: WalletName) -> String? {
        let id = EntryID(seq: seq, entry: bytes)
        // One that was edited may have been a payment of this wallet's.
        guard index.holds(id), let entry = try? Entry(reading: bytes) else {
            return "entry \(seq) was edited"
        }
        guard entry.body["wallet"] == .string(wallet.text) else { return nil }
        if entry.kind == "wallet.swept" { return keepSweep(entry, bytes, id, wallet) }
        guard entry.kind == "payment.decided", entry.body["outcome"] == "signed" else {
            return nil
        }
        guard let decided = DecisionReading.Decided(entry, id) else {
            return "entry \(seq) was edited"
        }
        let name = decided.payment.text
        guard let row = try? index.reader.row(.idempotency, id: decided.rowID),
            vault.vouches(for: row), let record = IdempotencyRecord(row.value),
            record.entry == id, case .object(var head)? = try? JSONReader.read(record.reply)
        else { return "the row that answers retries of payment \(name) was edited" }
        guard head["transaction"] == nil else { return nil }
        guard let clearance = try? journal.gate.reissue(bytes, as: id),
            let proof = journal.ledger.proof(of: id),
            let transaction = SigningJob(clearance, committed: proof).run(in: vault.room)
        else { return "payment \(name) could not be signed again" }
        head["transaction"] = transaction.json
        let kept = IdempotencyRecord(
            fingerprint: record.fingerprint, entry: id, reply: JSONWriter.write(.object(head)))
        journal.ledger.stage(
            row: vault.row(
                .idempotency, id: row.id, version: row.version + 1, value: kept.bytes))
        return nil
    }

    /// The same for a sweep, whose row is new: nothing but its key leads to it.
    ///
    /// What pays a key that is gone is never given again, so it is not signed: its row says only that it was there.
    private func keepSweep(
        _ entry: Entry, _ bytes: [UInt8], _ id: EntryID, _ wallet: WalletName
    ) -> String? {
        guard case .string(let key)? = entry.body["key"] else {
            return "the sweep of entry \(id.seq) has no key"
        }
        var reply = JSONObject()
        if !journal.gate.state.isLost(sweep: entry.body, of: wallet) {
            guard let clearance = try? journal.gate.clearSweep(bytes, as: id),
                let proof = journal.ledger.proof(of: id),
                let transaction = SigningJob(clearance, committed: proof).run(in: vault.room)
            else { return "the sweep of entry \(id.seq) could not be signed again" }
            reply["transaction"] = transaction.json
        }
        let kept = IdempotencyRecord(
            fingerprint: vault.fingerprint(of: bytes), entry: id,
            reply: JSONWriter.write(.object(reply)))
        journal.ledger.stage(
            row: vault.row(
                .idempotency, id: Teller.sweepRow(wallet, key), version: 1, value: kept.bytes))
        return nil
    }

    /// The transaction that a row keeps; nil where it keeps none.
    static func transaction(in record: IdempotencyRecord) -> JSON? {
        guard case .object(let head)? = try? JSONReader.read(record.reply) else { return nil }
        return head["transaction"]
    }

    /// Answers a retry with the bytes that were kept; false where there are none, and it is signed again.
    func answersKept(
        _ head: JSONObject, of entry: EntryID, _ answer: @escaping Answering
    ) -> Bool {
        guard let transaction = head["transaction"] else { return false }
        var reply = head
        guard let receipt = journal.ledger.receipt(for: entry.seq) else {
            answer(.failed(.ledgerUnavailable))
            return true
        }
        reply["receipt"] = .string(receipt)
        if case .object(let object) = transaction,
            case .string(let text)? = object["valid_until"], let until = Timestamp.parse(text),
            until <= journal.clock.wall
        {
            reply["expired"] = true
        }
        answer(.signed(reply))
        return true
    }
}
