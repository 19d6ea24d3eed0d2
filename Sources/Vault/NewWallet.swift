public import Chains
public import Keyroom
public import Ledger

/// A wallet that was just made: what is public about it, and the rows to store with its entry.
public struct NewWallet: Hashable, Sendable {
    /// Name, network, kind, public key and account.
    public let facts: WalletFacts
    /// How it signs.
    public let scheme: SigningScheme
    /// The rows: the signing key's record and the entropy's.
    public let rows: [Row]
    /// The signing key's record as the room takes it.
    public let record: SealedRecord
}
