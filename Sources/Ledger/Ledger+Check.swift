extension Ledger {
    /// Compares the log with its stored checkpoint and its anchor: what unsealing does first.
    ///
    /// Answers how many durable entries are not signed yet, or throws the first ``LedgerFinding``.
    /// Only once it has passed does ``commit(signedBy:done:)`` sign: a rolled-back log must not
    /// pull its anchor down.
    public func check(under key: VerifierKey) throws(LedgerFinding) -> UInt64 {
        let check = LedgerCheck(
            tree: tree, stored: checkpoint, anchor: Anchor.read(at: files.anchor), key: key)
        let tail = try check.unsignedTail()
        isChecked = true
        return tail
    }
}
