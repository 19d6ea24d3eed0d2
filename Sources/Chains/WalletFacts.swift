public import Terms

/// What is public about a wallet: all that Chains and Gate may know.
public struct WalletFacts: Hashable, Sendable {
    /// Its name.
    public let name: WalletName
    /// Its network; a key belongs to one only.
    public let network: Network
    /// The chain's kind of wallet (`eoa`).
    public let kind: String
    /// The public key (secp256k1: 33 bytes compressed; Ed25519: 32 bytes).
    public let publicKey: [UInt8]
    /// Its account.
    public let account: Account

    /// Describes a wallet.
    public init(
        name: WalletName, network: Network, kind: String, publicKey: [UInt8], account: Account
    ) {
        self.name = name
        self.network = network
        self.kind = kind
        self.publicKey = publicKey
        self.account = account
    }
}
