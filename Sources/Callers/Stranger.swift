/// Why nobody was recognised; the reply is the same 401 for all of them.
public enum Stranger: Error, Hashable, Sendable {
    /// No `Authorization: Bearer …` header, or not of that form.
    case noToken
    /// No agent has this token.
    case unknownToken
    /// The agent has it, but the peer's uid is not the agent's.
    case otherUID
    /// The agent has been removed.
    case removed
}
