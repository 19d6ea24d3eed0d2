/// The two kinds of network a key can belong to, never to both.
public enum Network: String, Hashable, Sendable, CaseIterable {
    /// Networks on which coins are money.
    case mainnet
    /// Networks on which they are not.
    case testnet
}
