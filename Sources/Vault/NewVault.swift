public import Keyroom
public import Ledger

/// A vault that was just made: the rows to store, and what is public about it.
public struct NewVault: Sendable {
    /// All rows: meta, slots, terms, records.
    public let rows: [Row]
    /// The 16 random bytes that name the vault.
    public let vaultID: [UInt8]
    /// The key that signs the log, from its first checkpoint on.
    public let logKey: LogKey
}
