/// An asset is what a chain moves: its chain, network, contract (nil for the native coin) and decimals.
///
/// A test network's asset is an asset of its own, with a rate of its own: `ETH` and `ETH:testnet`.
public struct Asset: Hashable, Sendable {
    /// The ticker a payment names: `ETH`.
    public let symbol: String
    /// The chain it lives on.
    public let chain: ChainName
    /// The network it lives on.
    public let network: Network
    /// The contract's address in the chain's canonical text; nil for the native coin.
    public let contract: String?
    /// How many digits after the point one unit has (18 for ETH: atoms are wei).
    public let decimals: Int

    /// Describes an asset; Chains keeps the registry.
    public init(
        symbol: String, chain: ChainName, network: Network, contract: String? = nil, decimals: Int
    ) {
        self.symbol = symbol
        self.chain = chain
        self.network = network
        self.contract = contract
        self.decimals = decimals
    }

    /// The id that rates, replies and entries use: the symbol, with `:testnet` where it applies.
    public var id: String { network == .mainnet ? symbol : "\(symbol):\(network.rawValue)" }
}
