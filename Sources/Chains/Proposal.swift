public import Terms

/// A transaction Chains decoded: its exact unsigned bytes, what it can cost at worst, what to sign.
///
/// The init is internal to Chains: a digest reaches the signing room only if it was computed here. Shared:
/// it never changes, and goes from hand to hand.
public final class Proposal: Hashable, Sendable {
    /// The chain that made it.
    public let chain: ChainName
    /// The wallet that pays.
    public let wallet: WalletFacts
    /// The exact unsigned bytes; reading them again gives this proposal.
    public let payload: [UInt8]
    /// What is signed, in order.
    public let digests: [Digest32]
    /// Who is paid.
    public let payee: Account
    /// What the payee gets.
    public let value: AssetAmount
    /// The most the network can take, in the chain's native asset.
    public let fee: AssetAmount
    /// The most this signature can cost, one amount an asset: value and fee together.
    public let worstCase: [AssetAmount]
    /// Signatures of one class cannot both land (Ethereum: chain id, sender, nonce).
    public let exclusivityClass: String
    /// When the signature stops being valid, where the chain knows expiry.
    public let validUntil: Moment?

    init(
        chain: ChainName, wallet: WalletFacts, payload: [UInt8], digests: [Digest32],
        payee: Account, value: AssetAmount, fee: AssetAmount, worstCase: [AssetAmount],
        exclusivityClass: String, validUntil: Moment?
    ) {
        self.chain = chain
        self.wallet = wallet
        self.payload = payload
        self.digests = digests
        self.payee = payee
        self.value = value
        self.fee = fee
        self.worstCase = worstCase
        self.exclusivityClass = exclusivityClass
        self.validUntil = validUntil
    }

    /// Equal in all its parts.
    public static func == (left: Proposal, right: Proposal) -> Bool {
        left === right
            || left.payload == right.payload && left.wallet == right.wallet
                && left.chain == right.chain && left.digests == right.digests
                && left.payee == right.payee && left.value == right.value && left.fee == right.fee
                && left.worstCase == right.worstCase
                && left.exclusivityClass == right.exclusivityClass
                && left.validUntil == right.validUntil
    }

    /// Hashes the payload, from which the rest follows.
    public func hash(into hasher: inout Hasher) { hasher.combine(payload) }
}
