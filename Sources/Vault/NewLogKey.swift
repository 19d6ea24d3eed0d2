public import Keyroom
public import Ledger

/// The key that is to sign the log next: made and sealed, and not in force.
public struct NewLogKey: Sendable {
    /// The key.
    public let key: LogKey
    /// The rows that put it in force once they are stored: its seed, and the vault's public facts.
    public let rows: [Row]
    let facts: VaultFacts
}
