import Ledger

extension Teller {
    /// Checks the rows beside the log against every decision in it; names what is wrong.
    public func load() -> [String] {
        var check = RowCheck(reader: index.reader, vault: vault)
        do throws(LedgerError) {
            try check.finish()
            return check.findings
        } catch {
            return check.findings + ["the idempotency table can't be read: \(error.clause)"]
        }
    }
}
