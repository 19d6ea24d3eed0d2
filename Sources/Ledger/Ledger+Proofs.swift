public import Terms

/// What the ledger proves, of durable entries only.
extension Ledger {
    /// The proof for an entry that is durable already; nil for any other, or with other bytes.
    public func proof(of entry: EntryID) -> Committed? {
        guard entry.seq < durableSize, holds(entry) else { return nil }
        return Committed(first: entry.seq, leaves: [entry.leaf])
    }

    /// The receipt of an entry under the last durable checkpoint (C2SP tlog-proof); nil when it is
    /// not under it.
    public func receipt(for seq: UInt64) -> String? {
        let durable = writer.durable
        guard let note = durable.note, seq < durable.noteSize, durable.noteSize <= tree.size,
            let path = try? receiptPath(of: seq, at: durable.noteSize)
        else { return nil }
        return TLogProof(index: seq, path: path, checkpoint: note).text
    }

    private func receiptPath(
        of seq: UInt64, at size: UInt64
    ) throws(LedgerError) -> [Digest32] {
        // All receipts under one checkpoint share the tree's right edge.
        let edge: MerkleEdge
        if let cached = receiptEdge, cached.size == size {
            edge = cached
        } else {
            edge = try MerkleEdge(of: tree, at: size)
            receiptEdge = edge
        }
        return try tree.auditPath(of: seq, along: edge)
    }

    /// The audit path of an entry in the tree of `size`; nil for what is not durable (RFC 6962
    /// 2.1.1).
    ///
    /// - Throws: ``LedgerError/tile(level:number:)`` where the tree's stored part was changed.
    public func inclusionProof(
        of index: UInt64, at size: UInt64
    ) throws(LedgerError) -> [Digest32]? {
        size <= durableSize ? try tree.auditPath(of: index, at: size) : nil
    }

    /// The proof that the log only grew from one size to another; nil for what is not durable (RFC
    /// 6962 2.1.2).
    ///
    /// - Throws: as ``inclusionProof(of:at:)``.
    public func consistencyProof(
        from old: UInt64, to new: UInt64
    ) throws(LedgerError) -> [Digest32]? {
        new <= durableSize ? try tree.growthPath(from: old, to: new) : nil
    }
}
