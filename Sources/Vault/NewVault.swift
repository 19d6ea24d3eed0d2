public import Keyroom
public import Ledger

/// A vault just made: its rows to be written, and what its first entry says of it.
public struct NewVault: Sendable {
    /// Every sealed row.
    public let rows: [Row]
    /// 16 random bytes.
    public let vaultID: [UInt8]
    /// The key that signs the log.
    public let logKey: LogKey
}
