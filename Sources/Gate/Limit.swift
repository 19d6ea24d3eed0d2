public import Terms

/// So much per calendar window.
public struct Limit: Hashable, Sendable {
    /// The most that may be committed in a window.
    public let amount: Money
    /// The window.
    public let per: WindowSpan

    /// Pairs an amount with its window.
    public init(amount: Money, per: WindowSpan) {
        self.amount = amount
        self.per = per
    }
}
