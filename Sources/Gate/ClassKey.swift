import Chains
import Terms

/// What signatures share that cannot both land: one agent, one wallet, and the chain's own class.
struct ClassKey: Hashable, Sendable {
    let agent: AgentName
    let wallet: WalletName
    /// The chain's word for it (Ethereum: chain id, sender, nonce).
    let text: String
}

extension ClassKey {
    /// The class of a proposal that `agent` asked for.
    ///
    /// The asset is part of it: replacements in another asset are counted by themselves, in full.
    init(_ proposal: Proposal, _ agent: AgentName) {
        self.init(
            agent: agent, wallet: proposal.wallet.name,
            text: "\(proposal.value.asset.id) \(proposal.exclusivityClass)")
    }
}
