public import Terms

/// What a backup holds.
public struct BackupReport: Hashable, Sendable {
    /// How many entries the log had.
    public let entries: UInt64
    /// How many of them, from the first on, are in an archive that was not there to be read.
    public let unread: UInt64
    /// How many bytes the file has.
    public let bytes: UInt64
    /// The SHA-256 of the file.
    public let hash: Digest32
}
