/// What one agent may do, as the story tells it.
struct AgentPlan: Hashable, Sendable {
    /// When a payment counts as a second one of the same.
    enum Sameness: Hashable, Sendable {
        /// The same request, within ten minutes.
        case request
        /// The same payee, asset and amount, within so many seconds.
        case payment(within: Int64)
        /// Never.
        case never
    }

    /// Who, an index of ``Cast/agents``.
    var agent: Int
    /// Its limit.
    var limit: LimitPlan
    /// The most one payment may be charged, nano-units.
    var perPaymentNanos: Int64?
    /// The most the fee of one payment may be, nano-units.
    var feeNanos: Int64
    /// What it pays from, indices of ``Cast/wallets``.
    var wallets: Set<Int>
    /// Whom it may pay, indices of ``Cast/payees``; nil for anyone.
    var payees: Set<Int>?
    /// Requests a day; nil for any number.
    var requestsPerDay: Int?
    /// What a second payment of the same is.
    var sameness = Sameness.request
    /// What else bounds it.
    var bounds = BoundsPlan()
}
