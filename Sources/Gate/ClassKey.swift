import Chains
import Terms

/// What signatures share that cannot both land: one agent and wallet, and the chain's own class.
///
/// The asset is part of it: replacements in another asset are counted by themselves, in full.
struct ClassKey: Hashable, Sendable {
    let agent: AgentName
    /// The wallet: two of one key have a class in common and books of their own.
    let wallet: WalletName
    /// The asset's id.
    let asset: String
    /// The chain's word for it, in which the wallet's account is (Ethereum: chain id, sender, nonce).
    let text: String
    /// The seq of a decision that is netted with nothing, as the first rules decided; else nil.
    let alone: UInt64?
    /// The text is long, and every payment looks its class up: it is hashed once.
    let number: Int

    /// Gathers the parts.
    init(
        _ agent: AgentName, _ wallet: WalletName, asset: String, _ text: String, alone: UInt64?
    ) {
        self.agent = agent
        self.wallet = wallet
        self.asset = asset
        self.text = text
        self.alone = alone
        var hasher = Hasher()
        hasher.combine(text)
        hasher.combine(agent)
        hasher.combine(alone)
        number = hasher.finalize()
    }

    /// The class of a proposal that `agent` asked for.
    init(_ proposal: Proposal, _ agent: AgentName, alone: UInt64? = nil) {
        self.init(
            agent, proposal.wallet.name, asset: proposal.value.asset.id, proposal.exclusivityClass,
            alone: alone)
    }

    static func == (left: ClassKey, right: ClassKey) -> Bool {
        left.number == right.number && left.text == right.text && left.agent == right.agent
            && left.wallet == right.wallet && left.asset == right.asset
            && left.alone == right.alone
    }

    func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
