import Ledger
import Terms

extension IdempotencyIndex {
    /// The exact bytes of an entry.
    func bytes(of entry: EntryID) throws(PaymentError) -> [UInt8] {
        let found: [UInt8]?
        do throws(LedgerError) { found = try reader.entry(entry.seq) } catch {
            throw .ledgerUnavailable
        }
        guard let found else { throw .ledgerUnavailable }
        return found
    }
}
