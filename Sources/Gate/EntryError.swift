/// What is wrong with an entry's bytes or with its place in the story.
public struct EntryError: Error, Hashable, Sendable {
    /// A clause that follows "entry 7 …".
    public let clause: String
    /// The refusal where a rule of the gate refuses the event; nil where it contradicts the state.
    public let refusal: Refusal?

    /// Says what is wrong.
    public init(clause: String) {
        self.clause = clause
        refusal = nil
    }

    /// Says which rule refuses.
    init(_ refusal: Refusal) {
        clause = "is refused by \(refusal.rule): \(refusal.detail)"
        self.refusal = refusal
    }
}
