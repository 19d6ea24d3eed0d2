internal import Terms

/// Entries as others may read them: the file can be edited while it is open, and the tree is what was signed.
extension Ledger {
    /// Up to `limit` durable entries from `seq` on, each held to its leaf.
    ///
    /// - Throws: ``LedgerError/changed(seq:)`` for the first that is not what was written there,
    ///   ``LedgerError/gap(seq:)`` for one that is missing, ``LedgerError/tile(level:number:)`` where the leaf can't be
    ///   told.
    public func entries(
        from seq: UInt64, limit: Int, by reader: LedgerReader
    ) throws(LedgerError) -> [[UInt8]] {
        // Before they are read: what becomes durable meanwhile may be among them or not.
        let durable = durableSize
        let found = try reader.entries(from: seq, limit: limit)
        for (index, bytes) in found.enumerated() { try check(bytes, at: seq + UInt64(index)) }
        let end = seq.addingReportingOverflow(UInt64(found.count)).partialValue
        guard found.count >= limit || end >= durable else { throw .gap(seq: end) }
        return found
    }

    /// One durable entry, held to its leaf; nil beyond the end.
    ///
    /// - Throws: as ``entries(from:limit:by:)``.
    public func entry(_ seq: UInt64, by reader: LedgerReader) throws(LedgerError) -> [UInt8]? {
        try entries(from: seq, limit: 1, by: reader).first
    }

    private func check(_ bytes: [UInt8], at seq: UInt64) throws(LedgerError) {
        guard try tree.leafHash(at: seq) == MerkleHash.leaf(bytes) else {
            throw .changed(seq: seq)
        }
    }
}
