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
    /// When it was charged, ledger time.
    public let time: Moment
    /// Its own worst case in the budget currency.
    public let charge: Money
    /// What it leaves from.
    public let wallet: WalletName
    /// Whom it pays.
    public let payee: Account
    /// The asset the payee gets, by its id.
    public let asset: String
    /// When the signature stops being valid, where the chain knows expiry.
    public let validUntil: Moment?
    /// The exact unsigned bytes that proofs are held against.
    let payload: [UInt8]
    /// Where the books of its agent lie.
    let place: UInt32
    /// Asset, wallet and payee in the numbers of the ``ChargeLog``.
    let tag: ChargeTag
    /// The assets of its worst case, and the rates its charge was computed with.
    let prices: PriceList
    /// The signatures that cannot land together with it.
    let group: ClassKey
}
