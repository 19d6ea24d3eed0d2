public import Terms

/// A key slot as the log knows it: what opens it, and whether it was seen to.
public struct SlotRecord: Hashable, Sendable {
    /// What opens it.
    public let kind: SlotKind
    /// How many of how many shares, where they are shares.
    public let shares: ShareCount?
    /// The entry that made it, or gave it what opens it now.
    public let entry: UInt64
    /// When it was last seen to open the vault; nil while that was never seen.
    public internal(set) var verified: Moment?
}
