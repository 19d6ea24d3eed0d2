import Terms

/// What became of an amount that was posted to a ``Book``.
struct PostedAmount: Hashable, Sendable {
    /// What stands where it was posted.
    var standing: Money
    /// What was given back.
    var returned: Money = .zero
    /// What stands at ``to`` instead.
    var moved: Money = .zero
    /// Where it was moved to, if it was, be it nothing that moved.
    var to: Moment?
}
