internal import Chains
public import Terms

/// A signed payment as long as it can still land, or has not been shown to have.
public final class PaymentRecord: Hashable, Sendable {
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
    let prices: [PricedAsset]
    /// The signatures that cannot land together with it.
    let group: ClassKey
    /// The exact unsigned bytes that proofs are held against.
    let payload: [UInt8]

    init(
        _ decision: PostedDecision, _ proposal: Proposal, _ project: ProjectName, charge: Money,
        prices: [PricedAsset], group: ClassKey, at time: Moment
    ) {
        id = decision.payment
        seq = decision.seq
        agent = decision.agent
        self.project = project
        wallet = proposal.wallet.name
        payee = proposal.payee
        asset = proposal.value.asset.id
        self.time = time
        self.charge = charge
        worstCase = proposal.worstCase
        validUntil = proposal.validUntil
        self.prices = prices
        self.group = group
        payload = proposal.payload
    }

    /// Equal in all that decisions are made from; what is not compared follows from its entry.
    public static func == (left: PaymentRecord, right: PaymentRecord) -> Bool {
        left === right
            || left.id == right.id && left.seq == right.seq && left.agent == right.agent
                && left.project == right.project && left.payee == right.payee
                && left.time == right.time && left.charge == right.charge
                && left.worstCase == right.worstCase && left.prices == right.prices
                && left.group == right.group && left.payload == right.payload
    }

    /// Hashes the id alone: no two payments share one.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
