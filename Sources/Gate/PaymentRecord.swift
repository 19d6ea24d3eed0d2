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
    /// When it was charged, ledger time.
    public let time: Moment
    /// Its own worst case in the budget currency.
    public let charge: Money
    /// The rates its charge was computed with, an asset's own first.
    let prices: [PricedAsset]
    /// The signatures that cannot land together with it.
    let group: ClassKey
    /// What was signed.
    let proposal: Proposal

    /// One that was open before, as a snapshot has it.
    init(
        _ id: PaymentID, seq: UInt64, _ agent: AgentName, _ project: ProjectName, charge: Money,
        prices: [PricedAsset], group: ClassKey, _ proposal: Proposal, at time: Moment
    ) {
        self.id = id
        self.seq = seq
        self.agent = agent
        self.project = project
        self.time = time
        self.charge = charge
        self.prices = prices
        self.group = group
        self.proposal = proposal
    }

    init(
        _ decision: PostedDecision, _ proposal: Proposal, _ project: ProjectName, charge: Money,
        prices: [PricedAsset], group: ClassKey, at time: Moment
    ) {
        id = decision.payment
        seq = decision.seq
        agent = decision.agent
        self.project = project
        self.time = time
        self.charge = charge
        self.prices = prices
        self.group = group
        self.proposal = proposal
    }

    /// What it leaves from.
    public var wallet: WalletName { proposal.wallet.name }
    /// Whom it pays.
    public var payee: Account { proposal.payee }
    /// The asset the payee gets, by its id.
    public var asset: String { proposal.value.asset.id }
    /// The worst case, an amount an asset.
    public var worstCase: [AssetAmount] { proposal.worstCase }
    /// When the signature stops being valid, where the chain knows expiry.
    public var validUntil: Moment? { proposal.validUntil }
    /// The exact unsigned bytes that proofs are held against.
    var payload: [UInt8] { proposal.payload }

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
