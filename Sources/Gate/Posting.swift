public import Terms

/// One line of a decision's `windows`: a scope, its window, and what was committed before and after.
public struct Posting: Hashable, Sendable {
    /// Whose budget.
    public let scope: ScopeName
    /// The frozen window.
    public let window: Window
    /// Committed in the window before this decision.
    public let before: Money
    /// What this decision adds: nothing where it is refused.
    public let charge: Money
    /// Committed after it.
    public let after: Money
}

extension Posting {
    /// The same line with a charge on it; callers have checked that the sum fits.
    func charged(_ amount: Money) -> Posting {
        Posting(
            scope: scope, window: window, before: before, charge: amount,
            after: before.adding(amount) ?? .most)
    }
}
