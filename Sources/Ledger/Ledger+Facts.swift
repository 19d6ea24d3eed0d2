public import Terms

/// What readers may know: only what is durable.
extension Ledger {
    /// The root over the durable entries.
    public var durableRoot: Digest32? { try? tree.rootHash(at: durableSize) }

    /// Where its files are.
    public var place: LedgerFiles { files }

    /// Whether the tree that is signed has this leaf at this place.
    public func holds(_ entry: EntryID) -> Bool {
        (try? tree.leafHash(at: entry.seq)) == entry.leaf
    }

    /// How many entries the last signed checkpoint covers.
    public var signedSize: UInt64 { writer.durable.noteSize }
}
