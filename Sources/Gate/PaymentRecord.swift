internal import Chains
public import Terms

/// A signed payment as long as it can still land, or has not been shown to have.
///
/// A vault can have hundreds of thousands of them. So each holds what is its own in few bytes, shares the rest, and
/// reads its transaction again where more of it is asked for.
public final class PaymentRecord: Hashable, Sendable {
    /// Its id.
    public let id: PaymentID
    /// The place of its decision in the log.
    public let seq: UInt64
    /// When it was charged, ledger time.
    public let time: Moment
    /// Its own worst case in the budget currency.
    public let charge: Money
    /// What it has in common with others.
    let terms: PaymentTerms
    private let packed: PackedPayload
    /// How the text of its class ends, behind what the terms have of it.
    let classEnd: ClassEnd
    /// Whom it pays, by the number in the ``ChargeLog``.
    let payeeNumber: UInt32

    /// One that was just signed, or was open before, as a snapshot has it.
    init(
        _ id: PaymentID, seq: UInt64, _ terms: PaymentTerms, charge: Money, payee: UInt32,
        _ proposal: Proposal, at time: Moment
    ) {
        self.id = id
        self.seq = seq
        self.time = time
        self.charge = charge
        self.terms = terms
        packed = PackedPayload(proposal.payload, validUntil: proposal.validUntil)
        classEnd = ClassEnd.split(proposal.exclusivityClass).end
        payeeNumber = payee
    }

    /// Who asked.
    public var agent: AgentName { terms.agent }
    /// The project above.
    public var project: ProjectName { terms.project }
    /// What it leaves from.
    public var wallet: WalletName { terms.wallet.name }
    /// The asset the payee gets, by its id.
    public var asset: String { terms.asset.id }
    /// When the signature stops being valid, where the chain knows expiry.
    public var validUntil: Moment? { packed.validUntil }
    /// The exact unsigned bytes that proofs are held against.
    var payload: [UInt8] { packed.bytes }
    /// The rates its charge was computed with, an asset's own first.
    var prices: [PricedAsset] { terms.prices }
    /// The signatures that cannot land together with it.
    var group: ClassKey { .signed(self) }

    /// The chain's word for what can't land together with it.
    var exclusivityClass: String { terms.classStart + classEnd.text }

    /// What was signed, read again in some microseconds; nil where its chain no longer reads it.
    var proposal: Proposal? {
        try? Chains.named(wallet.chain)?.read(payload: payload, wallet: terms.wallet)
    }

    /// Equal in all that decisions are made from; what is not compared follows from its bytes.
    public static func == (left: PaymentRecord, right: PaymentRecord) -> Bool {
        left === right
            || left.id == right.id && left.seq == right.seq && left.time == right.time
                && left.charge == right.charge && left.payeeNumber == right.payeeNumber
                && left.packed == right.packed && left.classEnd == right.classEnd
                && left.terms == right.terms
    }

    /// Hashes the id alone: no two payments share one.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
