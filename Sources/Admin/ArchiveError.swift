/// Why the archive has no answer.
public enum ArchiveError: Error, Hashable, Sendable {
    /// A parameter is missing or out of range.
    case malformed(String)
    /// Nothing has been signed yet.
    case notYet
    /// The disk did not give it.
    case unreadable
}
