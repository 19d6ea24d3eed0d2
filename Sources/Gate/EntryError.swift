/// What is wrong with an entry's bytes or with its place in the story.
public struct EntryError: Error, Hashable, Sendable {
    /// A clause that follows "entry 7 …".
    public let clause: String

    /// Says what is wrong.
    public init(clause: String) { self.clause = clause }
}
