internal import Gate

extension LedgerReader {
    /// The place of the last entry before `size` that names a snapshot; nil where there is none.
    func lastSnapshot(of size: UInt64) throws(LedgerError) -> UInt64? {
        var end = size
        // In an entry's own bytes quotes stand bare only around its members and their words; an agent may still
        // have asked for something of this kind, which is passed over.
        while let seq = try lastEntry(before: end, with: #""kind":"state.snapshotted""#) {
            if try snapshotPlace(seq) != nil { return seq }
            end = seq
        }
        return nil
    }

    /// What the entry at `seq` names; nil where it is no `state.snapshotted`.
    func snapshotPlace(_ seq: UInt64) throws(LedgerError) -> SnapshotPlace? {
        guard let bytes = try entry(seq), let entry = try? Entry(reading: bytes),
            entry.seq == seq
        else { return nil }
        return SnapshotPlace(entry)
    }
}
