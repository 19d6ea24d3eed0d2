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
        /// Requests a day of the project's zone, which the gate counts; nil for no such bound.
        public let perDay: Int?

        /// A token bucket's two numbers, and how many requests a day may bring.
        public init(perSecond: Int, burst: Int, perDay: Int? = nil) {
            self.perSecond = perSecond
            self.burst = burst
            self.perDay = perDay
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
    /// What else bounds it.
    public let bounds: Bounds
    /// When a payment under a new key is held to be one that was made already.
    public let duplicates: DuplicateRule
    /// What it may do with secrets, by their paths; with every other nothing.
    public let secrets: [SecretPath: SecretGrant]
    /// The cards whose numbers it may be shown; default none.
    public let cards: Set<WalletName>

    /// Its leave to make wallets of its own; nil where it may make none.
    public let creates: WalletGrant?

    /// Gathers checked parts.
    public init(
        limit: Limit, perPayment: Money?, maxFee: Money, wallets: Set<WalletName>, payees: Payees,
        requests: RequestRate, bounds: Bounds = .none, duplicates: DuplicateRule = .sameRequest,
        secrets: [SecretPath: SecretGrant] = [:], cards: Set<WalletName> = [],
        creates: WalletGrant? = nil
    ) {
        self.limit = limit
        self.perPayment = perPayment
        self.maxFee = maxFee
        self.wallets = wallets
        self.payees = payees
        self.requests = requests
        self.bounds = bounds
        self.duplicates = duplicates
        self.secrets = secrets
        self.cards = cards
        self.creates = creates
    }
}
