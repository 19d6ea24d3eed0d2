import Ledger
import Terms

extension IdempotencyIndex {
    /// The exact bytes of an entry.
    func bytes(of entry: EntryID) throws(PaymentError) -> [UInt8] {
        do throws(LedgerError) {
            guard let bytes = try reader.entry(entry.seq) else { throw PaymentError.ledgerUnavailable }
            return bytes
        } catch { throw .ledgerUnavailable }
    }
}
