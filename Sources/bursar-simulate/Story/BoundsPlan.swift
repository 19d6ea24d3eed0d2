/// What may stand at an agent, a project or the vault beside its limit; amounts are nano-units.
struct BoundsPlan: Hashable, Sendable {
    /// An approval that is asked above an amount.
    struct Asking: Hashable, Sendable {
        /// What nobody is asked about.
        let aboveNanos: Int64
        /// How long a payment waits, seconds.
        let within: Int64
    }

    /// Two times of a day, seconds after midnight.
    struct Opening: Hashable, Sendable {
        let from: Int64
        let until: Int64
    }

    /// Further limits on everything, at most one a window.
    var limits: [LimitPlan] = []
    /// By asset, an index of ``Cast/assets``.
    var perAsset: [Int: LimitPlan] = [:]
    /// By wallet, an index of ``Cast/wallets``.
    var perWallet: [Int: LimitPlan] = [:]
    /// For each payee.
    var perPayee: LimitPlan?
    /// For all payees that are new.
    var newPayees: LimitPlan?
    /// How many payments.
    var count: LimitPlan?
    /// The most that is signed and neither settled nor dead.
    var exposureNanos: Int64?
    /// When payments are signed.
    var hours: Opening?
    /// Whom nobody pays, indices of ``Cast/payees``.
    var denied: Set<Int> = []
    /// The most the network's fee may be.
    var chainFeeNanos: Int64?
    /// What waits for an admin.
    var asking: Asking?
}
