/// The classes of secrets; each has keyring terms of its own, so that one part opens one class only.
public enum SecretClass: UInt8, Hashable, Sendable, CaseIterable {
    /// Keys that sign payments: all the signing room can open.
    case wallet = 1
    /// Payment cards.
    case card = 2
    /// API keys and access credentials.
    case api = 3
    /// The vault's own secrets (log key, MAC key, index key), and the entropy wallets came from.
    case meta = 4

    /// The class's name in the ids of rows.
    public var word: String {
        switch self {
        case .wallet: "wallet"
        case .card: "card"
        case .api: "api"
        case .meta: "meta"
        }
    }
}
