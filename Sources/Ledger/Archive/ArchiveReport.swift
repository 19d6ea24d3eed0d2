public import Terms

/// What an archive holds after it was written and read back.
public struct ArchiveReport: Hashable, Sendable {
    /// How many entries: as many as its checkpoint is over.
    public let entries: UInt64
    /// The root over them (RFC 6962), which that checkpoint signs.
    public let root: Digest32
    /// Where the archive is now that was in the place and is not of this log; nil where there was none.
    public let setAside: String?
}
