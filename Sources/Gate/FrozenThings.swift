public import Terms

/// What admins have frozen besides agents: nothing is signed for it or from it.
public struct FrozenThings: Hashable, Sendable {
    /// Whether all of the vault is.
    public internal(set) var vault = false
    /// Projects.
    public internal(set) var projects: Set<ProjectName> = []
    /// Wallets.
    public internal(set) var wallets: Set<WalletName> = []
}
