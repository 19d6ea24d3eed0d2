import Terms

/// One line of the ``ChargeLog``.
struct ChargeLine: Hashable, Sendable {
    /// When it was posted, ledger time.
    let time: Moment
    /// What was posted by itself, before anything was given back.
    let charged: Money
    /// What of it still stands with its payee.
    var own: Money
    /// The number of its kind.
    var kind: UInt32
    /// The number of the account it goes to.
    let payee: UInt32
}
