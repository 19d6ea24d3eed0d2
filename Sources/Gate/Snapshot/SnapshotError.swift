/// Why bytes are no snapshot of a gate's state, and at which of their lines that shows.
public struct SnapshotError: Error, Hashable, Sendable {
    /// The line, from 1; 0 where it is the snapshot as a whole.
    public let line: Int
    /// A clause that follows "line 7 …" or "the snapshot …".
    public let clause: String
}
