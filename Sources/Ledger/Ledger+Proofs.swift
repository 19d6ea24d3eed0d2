public import Terms

/// What the ledger proves, of durable entries only.
extension Ledger {
    /// The proof for an entry that is durable already; nil for any other, or with other bytes.
    public func proof(of entry: EntryID) -> Committed? {
        guard entry.seq < durableSize, tree.leaf(at: entry.seq) == entry.leaf else { return nil }
        return Committed(first: entry.seq, leaves: [entry.leaf])
    }

    /// The receipt of an entry under the last durable checkpoint (C2SP tlog-proof); nil when it is
    /// not under it.
    public func receipt(for seq: UInt64) -> String? {
        let durable = writer.durable
        guard let note = durable.note, seq < durable.noteSize, durable.noteSize <= tree.size
        else { return nil }
        // All receipts under one checkpoint share the tree's right edge.
        let edge: MerkleEdge
        if let cached = receiptEdge, cached.size == durable.noteSize {
            edge = cached
        } else {
            edge = MerkleEdge(of: tree, at: durable.noteSize)
            receiptEdge = edge
        }
        let path = tree.inclusionProof(of: seq, along: edge)
        return TLogProof(index: seq, path: path, checkpoint: note).text
    }

    /// The audit path of an entry in the tree of `size`; nil for what is not durable (RFC 6962
    /// 2.1.1).
    public func inclusionProof(of index: UInt64, at size: UInt64) -> [Digest32]? {
        size <= durableSize ? tree.inclusionProof(of: index, at: size) : nil
    }

    /// The proof that the log only grew from one size to another; nil for what is not durable (RFC
    /// 6962 2.1.2).
    public func consistencyProof(from old: UInt64, to new: UInt64) -> [Digest32]? {
        new <= durableSize ? tree.consistencyProof(from: old, to: new) : nil
    }
}
