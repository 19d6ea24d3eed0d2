public import Terms

/// Proof that a run of entries is durable; made only after COMMIT returned and the anchor was
/// written.
///
/// Copyable: one serves every decision of a batch.
public struct Committed: DurabilityProof, Hashable {
    private let first: UInt64
    private let leaves: [Digest32]

    init(first: UInt64, leaves: [Digest32]) {
        self.first = first
        self.leaves = leaves
    }

    /// Whether `entry` is in the run, at its place and with its very bytes.
    public func covers(_ entry: EntryID) -> Bool {
        guard entry.seq >= first, entry.seq - first < UInt64(leaves.count) else { return false }
        return leaves[Int(entry.seq - first)] == entry.leaf
    }
}
