extension Ledger {
    /// Compares the log with its stored checkpoint and its anchor: what unsealing does first.
    ///
    /// Answers how many durable entries are not signed yet, or throws the first ``LedgerFinding``.
    /// Only once it has passed does ``commit(signedBy:done:)`` sign: a rolled-back log must not
    /// pull its anchor down.
    ///
    /// - Parameter earlier: the log's earlier keys: an anchor may still be theirs where a crash came
    ///   between the two.
    public func check(
        under key: VerifierKey, earlier: [EndedKey] = []
    ) throws(LedgerFinding) -> UInt64 {
        let check = LedgerCheck(
            tree: tree, stored: checkpoint, anchor: Anchor.read(at: files.anchor), key: key,
            earlier: earlier)
        let tail = try check.unsignedTail()
        isChecked = true
        return tail
    }

    /// Compares the log with its stored checkpoint alone: an older copy that is put back reaches no anchor.
    ///
    /// What it signs from here on must be another epoch's.
    public func checkOlderCopy(under key: VerifierKey) throws(LedgerFinding) {
        _ = try LedgerCheck(tree: tree, stored: checkpoint, anchor: .missing, key: key)
            .unsignedTail(anchored: false)
        isChecked = true
    }

    /// What the anchor's file says, whoever signed it; nil where there is no whole note in it.
    public var anchoredNote: String? {
        if case .note(let text) = Anchor.read(at: files.anchor) { text } else { nil }
    }
}
