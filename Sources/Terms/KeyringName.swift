/// The classes of secrets, by the names of their keyrings.
public enum KeyringName: String, Hashable, Sendable, CaseIterable {
    /// Keys that sign payments.
    case wallet
    /// Payment cards.
    case card
    /// API keys and access credentials.
    case api
    /// The vault's own secrets, names, and what wallets' keys came from.
    case meta
}
