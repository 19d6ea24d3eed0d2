public import Terms

/// A signed payment as long as it can still land, or has not been shown to have.
public struct PaymentRecord: Hashable, Sendable {
    /// Its id.
    public let id: PaymentID
    /// The place of its decision in the log.
    public let seq: UInt64
    /// Who asked.
    public let agent: AgentName
    /// The project above.
    public let project: ProjectName
    /// What it leaves from.
    public let wallet: WalletName
    /// Whom it pays.
    public let payee: Account
    /// The asset the payee gets, by its id.
    public let asset: String
    /// When it was charged, ledger time.
    public let time: Moment
    /// Its own worst case in the budget currency.
    public let charge: Money
    /// The worst case, an amount an asset.
    public let worstCase: [AssetAmount]
    /// When the signature stops being valid, where the chain knows expiry.
    public let validUntil: Moment?
    /// The rates its charge was computed with, an asset's own first.
    let prices: [String: Price]
    /// The id of its group: the seq of the group's first decision.
    let group: UInt64
    /// The exact unsigned bytes that proofs are held against.
    let payload: [UInt8]
}
