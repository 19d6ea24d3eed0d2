@testable import PaymentTests

/// Ethereum wallets, three for money and two for test coins.
struct EthereumMint {
    /// At one CAD an ether, a charge of one nanoCAD stands for exactly this many wei.
    static let weiPerNano: UInt128 = 1_000_000_000
    private static let networks = [
        ("first", "mainnet", 1), ("second", "mainnet", 1), ("third", "mainnet", 1),
        ("fourth", "testnet", 11_155_111), ("fifth", "testnet", 11_155_111),
    ]

    let counter: Counter
    var purses: [Purse] = []

    init() throws {
        let wallets = EthereumMint.networks.map { ("ethereum/\($0.0)", $0.1) }
        let (counter, addresses) = try Mint.open(wallets, assets: ["ETH", "ETH:testnet"])
        self.counter = counter
        for (wallet, (address, network)) in zip(wallets, zip(addresses, EthereumMint.networks)) {
            purses.append(Purse(name: wallet.0, address: address, chainID: UInt64(network.2)))
        }
    }
}
