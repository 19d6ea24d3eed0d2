/// The tables beside the log: rows that are not entries, each sealed or carrying a MAC.
public enum RowTable: String, Hashable, Sendable, CaseIterable {
    /// Facts of the vault fixed at init: id, development mark, origin, verifier key.
    case meta
    /// Key slots: the root key wrapped by a passphrase.
    case slots
    /// Keyring terms wrapped by the root key.
    case terms
    /// Sealed secrets: wallet keys, entropy, the log's key, the MAC key.
    case records
    /// Hashes of agents' tokens.
    case tokens
    /// Which idempotency key made which decision.
    case idempotency
    /// Salts and values of committed fields, sealed; what opens a commitment, apart from it and erasable.
    case openings
}
