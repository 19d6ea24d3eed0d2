public import Terms

/// The Ethereum networks a transfer may be for: EIP-155 chain ids, each of one kind of network.
///
/// The registry is closed: what a chain id is worth is decided here, never by a caller (a fork that
/// borrows a real id, a main network declared as a test).
public enum EthereumChainID: UInt64, Hashable, Sendable, CaseIterable {
    /// Ethereum itself.
    case mainnet = 1
    /// The test network of applications.
    case sepolia = 11_155_111

    /// The kind of network its coins belong to.
    public var network: Network {
        switch self {
        case .mainnet: .mainnet
        case .sepolia: .testnet
        }
    }

    /// The chain ids a wallet of `network` may sign for, as a person reads them.
    static func list(of network: Network) -> String {
        allCases.filter { $0.network == network }.map { String($0.rawValue) }
            .joined(separator: ", ")
    }
}
