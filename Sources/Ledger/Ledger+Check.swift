extension Ledger {
    /// Compares the log with its stored checkpoint and its anchor: what unsealing does first.
    ///
    /// Answers how many durable entries are not signed yet, or throws the first ``LedgerFinding``.
    /// Only once it has passed does ``commit(signedBy:done:)`` sign: a rolled-back log must not
    /// pull its anchor down.
    ///
    /// - Parameter earlier: the log's earlier keys, each with the entry that put the next in force: an
    ///   anchor may still be theirs where a crash came between the two.
    public func check(
        under key: VerifierKey, earlier: [(key: VerifierKey, end: UInt64)] = []
    ) throws(LedgerFinding) -> UInt64 {
        let check = LedgerCheck(
            tree: tree, stored: checkpoint, anchor: Anchor.read(at: files.anchor), key: key,
            earlier: earlier, damage: damage)
        let tail = try check.unsignedTail()
        isChecked = true
        return tail
    }
}
