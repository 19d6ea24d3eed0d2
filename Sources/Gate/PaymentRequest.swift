public import Chains
public import JSON
public import Terms

/// What an agent asks, as far as it was understood before the gate.
public struct PaymentRequest: Sendable {
    /// What Chains made of the intent.
    public enum Understanding: Sendable {
        /// A transaction, decoded and bounded.
        case proposal(Proposal)
        /// Well formed, and never signed.
        case refused(Refusal)
        /// The wallet is not the agent's, so nothing was decoded.
        case undecoded
    }

    /// The agent.
    public let agent: AgentName
    /// Its peer's uid.
    public let uid: UInt32
    /// The idempotency key.
    public let key: String
    /// Keyed hash of the canonical body.
    public let fingerprint: Digest32
    /// The payment's id.
    public let payment: PaymentID
    /// The wallet it names.
    public let wallet: WalletName
    /// API.md's `intent`.
    public let intent: JSON
    /// API.md's `network`.
    public let network: JSON
    /// The salted commitment to `purpose`, where there is one.
    public let purpose: Commitment?
    /// What Chains made of it.
    public let understanding: Understanding
    /// Whether the agent says that it means to pay the same again.
    public let isConfirmed: Bool

    /// What was decoded, where anything was.
    var proposal: Proposal? {
        if case .proposal(let known) = understanding { known } else { nil }
    }

    /// Gathers the parts.
    public init(
        agent: AgentName, uid: UInt32, key: String, fingerprint: Digest32, payment: PaymentID,
        wallet: WalletName, intent: JSON, network: JSON, purpose: Commitment?,
        understanding: Understanding, isConfirmed: Bool = false
    ) {
        self.agent = agent
        self.uid = uid
        self.key = key
        self.fingerprint = fingerprint
        self.payment = payment
        self.wallet = wallet
        self.intent = intent
        self.network = network
        self.purpose = purpose
        self.understanding = understanding
        self.isConfirmed = isConfirmed
    }
}
