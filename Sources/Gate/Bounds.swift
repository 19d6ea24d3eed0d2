public import Terms

/// The bounds that may stand at an agent, a project or the vault, all of them AND-ed.
///
/// Amounts are in the budget's currency and include the network fee.
public struct Bounds: Hashable, Sendable {
    /// Limits beside the scope's own, at most one a window, in ``Recurrence/precedes(_:_:)``'s order.
    public let limits: [Limit]
    /// What may be spent of one asset, by its id (`ETH`).
    public let perAsset: [String: Limit]
    /// What may leave one wallet.
    public let perWallet: [WalletName: Limit]
    /// What any one payee may be paid.
    public let perPayee: Limit?
    /// What all payees together may be paid that the scope has never paid before.
    public let newPayees: Limit?
    /// How many payments there may be, at most one bound a window, in order.
    public let payments: [CountLimit]
    /// The most that may be signed and neither settled nor proven dead.
    public let exposure: Money?
    /// When payments are signed at all; nil for always.
    public let hours: Hours?
    /// Whom nobody here may pay, whatever else allows it.
    public let deny: Set<Account>
    /// The most the worst-case network fee of one payment may be, by chain.
    public let maxFees: [ChainName: Money]
    /// What waits for an admin; nil for nothing.
    public let approval: ApprovalRule?

    /// No bound at all.
    public static let none = Bounds()

    /// Gathers checked parts; lists are put in order, so that equal bounds are equal.
    public init(
        limits: [Limit] = [], perAsset: [String: Limit] = [:],
        perWallet: [WalletName: Limit] = [:], perPayee: Limit? = nil, newPayees: Limit? = nil,
        payments: [CountLimit] = [], exposure: Money? = nil, hours: Hours? = nil,
        deny: Set<Account> = [], maxFees: [ChainName: Money] = [:], approval: ApprovalRule? = nil
    ) {
        self.limits = limits.sorted { Recurrence.precedes($0.per, $1.per) }
        self.perAsset = perAsset
        self.perWallet = perWallet
        self.perPayee = perPayee
        self.newPayees = newPayees
        self.payments = payments.sorted { Recurrence.precedes($0.per, $1.per) }
        self.exposure = exposure
        self.hours = hours
        self.deny = deny
        self.maxFees = maxFees
        self.approval = approval
    }
}
