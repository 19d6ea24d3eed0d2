public import Terms

/// One scope's budget as it stands: limit, committed and remaining in its present window.
public struct BudgetLine: Hashable, Sendable {
    /// Whose budget.
    public let scope: ScopeName
    /// What of it is counted.
    public let subject: Subject
    /// The window's word.
    public let per: String
    /// What may be committed in the window (for a project: the limit less its pools).
    public let limit: Money
    /// What is.
    public let committed: Money
    /// What is left.
    public let remaining: Money
    /// The window's end.
    public let resetsAt: Moment
}
