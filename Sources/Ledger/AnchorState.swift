/// What the anchor's file says.
enum AnchorState: Hashable, Sendable {
    /// There is no file.
    case missing
    /// There is one, and neither slot is whole.
    case unreadable
    /// The highest whole note; its signature is not checked yet.
    case note(String)
}
