import Ledger

extension Office {
    /// The exact bytes of a durable entry; nil beyond the end.
    ///
    /// One that was edited on the disk is found here, named, and ends the signing.
    func bytes(of seq: UInt64) throws(OfficeError) -> [UInt8]? {
        do throws(LedgerError) { return try journal.ledger.entry(seq, by: reader) } catch {
            guard error.isDamage else { throw .ledgerUnavailable }
            discover([error.clause])
            throw .damaged(error.clause)
        }
    }
}
