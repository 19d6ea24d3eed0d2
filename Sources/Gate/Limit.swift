public import Terms

/// So much per window.
public struct Limit: Hashable, Sendable {
    /// The most that may be committed in a window, without what was carried into it.
    public let amount: Money
    /// The window.
    public let per: Recurrence
    /// The most that is carried of what was unused into the next window; nil for nothing.
    public let carryOver: Money?

    /// Pairs an amount with a window that begins at midnight; nothing is carried over.
    public init(amount: Money, per: WindowSpan) {
        self.init(amount: amount, per: Recurrence(per))
    }

    /// Pairs an amount with its window and with what may be carried into the next.
    public init(amount: Money, per: Recurrence, carryOver: Money? = nil) {
        self.amount = amount
        self.per = per
        self.carryOver = carryOver
    }

    /// Whether something can be left over when a window of `span` ends.
    ///
    /// A rolling window never ends, and what an hour left would be spent by a burst in the next.
    public static func carries(_ span: WindowSpan) -> Bool {
        switch span {
        case .day, .week, .month: true
        case .hour, .rolling: false
        }
    }
}
