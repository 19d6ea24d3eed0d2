/// The classes of secrets, each with a keyring term of its own.
public enum KeyClass: UInt8, Hashable, Sendable, CaseIterable {
    /// Keys of wallets and the entropy they came from.
    case wallet = 1
    /// Payment cards.
    case card = 2
    /// API keys and other credentials.
    case api = 3
    /// The vault's own: log key, MAC key, index key.
    case meta = 4
}
