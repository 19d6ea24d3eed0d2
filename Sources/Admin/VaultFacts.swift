public import JSON

/// What is known of a vault whether it is sealed or not.
public struct VaultFacts: Sendable {
    /// The vault's id, 32 hex digits.
    public let vault: String
    /// Whether it was made for development, for ever.
    public let development: Bool
    /// The log's origin line.
    public let origin: String
    /// The log's C2SP verifier key.
    public let verifierKey: String
    /// The uid that owns the home directory and may command.
    public let owner: UInt32
    /// What the daemon's hardening reached.
    public let hardening: JSON

    /// Gathers the parts.
    public init(
        vault: String, development: Bool, origin: String, verifierKey: String, owner: UInt32,
        hardening: JSON
    ) {
        self.vault = vault
        self.development = development
        self.origin = origin
        self.verifierKey = verifierKey
        self.owner = owner
        self.hardening = hardening
    }
}
