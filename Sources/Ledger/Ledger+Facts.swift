public import Terms

/// What readers may know: only what is durable.
extension Ledger {
    /// The root over the durable entries.
    public var durableRoot: Digest32? { tree.root(at: durableSize) }

    /// How many entries the last signed checkpoint covers.
    public var signedSize: UInt64 { writer.durable.noteSize }
}
