public import Keyroom
public import Ledger

/// A key that seals one backup, and the row that opens it again with the vault's slots.
public struct NewBackupKey: ~Copyable, Sendable {
    /// The key, 32 bytes.
    public let key: SecretBytes
    /// The key sealed by the vault's keyring `meta`: a row of no table, it goes with the backup.
    public let row: Row
}
