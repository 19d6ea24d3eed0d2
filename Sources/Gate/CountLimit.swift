public import Terms

/// So many payments per window, whatever they cost.
public struct CountLimit: Hashable, Sendable {
    /// The most payments that may be signed in a window.
    public let count: Int
    /// The window.
    public let per: Recurrence

    /// Pairs a number with its window.
    public init(count: Int, per: Recurrence) {
        self.count = count
        self.per = per
    }
}
