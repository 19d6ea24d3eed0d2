/// Proof that entries are on disk.
///
/// One type conforms in Sources: Ledger's `Committed`.
public protocol DurabilityProof: Sendable {
    /// Whether the entry, with exactly this leaf, is durable.
    func covers(_ entry: EntryID) -> Bool
}
