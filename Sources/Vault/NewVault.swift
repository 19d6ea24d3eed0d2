public import Ledger

/// A vault that was just made: the rows to store, and what is public about it.
public struct NewVault: Hashable, Sendable {
    /// All rows: meta, slots, terms, records.
    public let rows: [Row]
    /// The 16 random bytes that name the vault.
    public let vaultID: [UInt8]
    /// The Ed25519 key that checkpoints are verified with, 32 bytes.
    public let logPublicKey: [UInt8]
}
