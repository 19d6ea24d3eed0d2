public import Chains
public import Ledger

/// A wallet whose key is sealed and which nothing is signed from yet.
public struct SealedWallet: Sendable {
    /// What is public about it.
    public let facts: WalletFacts
    /// Its rows: the key that signs, then what the key came from.
    public let rows: [Row]
}
