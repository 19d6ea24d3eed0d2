public import Terms

/// Leave to make wallets: on which chains, of which network, and how many a window of the agent's limit.
public struct WalletGrant: Hashable, Sendable {
    /// The most wallets that a policy lets an agent make in one window.
    public static let mostPerWindow = 100

    /// The chains that the agent makes wallets on, in the chain's usual kind.
    public let chains: Set<ChainName>
    /// The network they are on.
    public let network: Network
    /// How many it may make in a window of its `limit`, 1…100.
    public let perWindow: Int

    /// Gathers checked parts.
    public init(chains: Set<ChainName>, network: Network = .mainnet, perWindow: Int) {
        self.chains = chains
        self.network = network
        self.perWindow = perWindow
    }
}
