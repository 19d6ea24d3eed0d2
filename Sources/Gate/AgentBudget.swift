public import Terms

/// What one agent may do.
public struct AgentBudget: Hashable, Sendable {
    /// Whom an agent may pay.
    public enum Payees: Hashable, Sendable {
        /// Anyone.
        case any
        /// These accounts only.
        case listed(Set<Account>)
    }

    /// How fast it may ask; above it 429, before anything else happens.
    public struct RequestRate: Hashable, Sendable {
        /// Requests a second, sustained.
        public let perSecond: Int
        /// Requests at once.
        public let burst: Int

        /// A token bucket's two numbers.
        public init(perSecond: Int, burst: Int) {
            self.perSecond = perSecond
            self.burst = burst
        }

        /// 50 a second, 200 at once.
        public static let standard = RequestRate(perSecond: 50, burst: 200)
    }

    /// Its ceiling on the project's budget.
    public let limit: Limit
    /// The most one payment may be charged; nil for no bound of its own.
    public let perPayment: Money?
    /// The most the worst-case network fee of one payment may be.
    public let maxFee: Money
    /// The wallets it may pay from.
    public let wallets: Set<WalletName>
    /// Whom it may pay.
    public let payees: Payees
    /// How fast it may ask.
    public let requests: RequestRate

    /// Gathers checked parts.
    public init(
        limit: Limit, perPayment: Money?, maxFee: Money, wallets: Set<WalletName>, payees: Payees,
        requests: RequestRate
    ) {
        self.limit = limit
        self.perPayment = perPayment
        self.maxFee = maxFee
        self.wallets = wallets
        self.payees = payees
        self.requests = requests
    }
}
