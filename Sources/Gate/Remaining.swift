public import Terms

/// What is left in one scope's window, as far as the agent may see it.
public struct Remaining: Hashable, Sendable {
    /// Whose budget.
    public let scope: ScopeName
    /// The window's word.
    public let per: String
    /// What is left.
    public let amount: Money
    /// The window's end.
    public let resetsAt: Moment
}
