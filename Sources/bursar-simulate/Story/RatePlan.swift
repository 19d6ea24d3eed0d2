/// A price that is set, as the story tells it.
struct RatePlan: Hashable, Sendable {
    /// Of what, an index of ``Cast/assets``, or ``Cast/dollar``.
    var asset: Int
    /// In dollars, and not in the budgets' currency.
    var isInDollars: Bool
    /// 1e-18 of the currency for one whole unit.
    var price: UInt128
    /// Basis points by which charges are raised.
    var haircut: UInt64
    /// How long it may be used, seconds.
    var maxAge: Int64
    /// Whether it neither ages nor moves.
    var isPinned: Bool
    /// Whether it may jump.
    var isForced: Bool
    /// Whether a feed sets it, and not an admin.
    var isFeeds: Bool
}
