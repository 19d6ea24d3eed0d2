public import Terms

/// An agent's leave to make one wallet, as the rules give it at one moment.
///
/// It makes nothing: the wallet is there when its entry is.
public struct WalletMaking: Hashable, Sendable {
    /// Who makes it, and owns it.
    public let agent: AgentName
    /// Its name, which nothing had before.
    public let wallet: WalletName
    /// The network it is on.
    public let network: Network
    /// The window that it counts in.
    public let window: Window
    /// How many the agent made in it before.
    public let before: UInt64
    /// How many it may make.
    public let most: Int
}
