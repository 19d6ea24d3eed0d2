public import JSON
public import Terms

/// What a chain needs to build a transaction.
public struct ProposalRequest: Hashable, Sendable {
    /// The wallet that pays.
    public let wallet: WalletFacts
    /// API.md's `intent` object.
    public let intent: JSON
    /// API.md's `network` object: what only the network knows.
    public let network: JSON
    /// min(wall clock, ledger time), from which an expiry is counted.
    public let now: Moment

    /// Gathers the parts.
    public init(wallet: WalletFacts, intent: JSON, network: JSON, now: Moment) {
        self.wallet = wallet
        self.intent = intent
        self.network = network
        self.now = now
    }
}
