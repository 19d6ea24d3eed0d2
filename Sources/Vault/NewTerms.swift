public import Terms

/// The terms that were made at once, and which slot showed that their maker may.
public struct NewTerms: Sendable {
    /// One a class.
    public let terms: [NewTerm]
    /// The slot whose secret was given.
    public let proof: SlotName
}
