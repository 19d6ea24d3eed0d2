import Chains
import Terms

/// What signatures share that cannot both land: one agent and wallet, and the chain's own class.
struct ClassKey: Hashable, Sendable {
    let agent: AgentName
    /// The wallet: two of one key have a class in common and books of their own.
    let wallet: WalletName
    /// The chain's word for it, in which the wallet's account is (Ethereum: chain id, sender, nonce).
    let text: String
    /// The asset's id.
    let asset: String
    /// The seq of a decision that is netted with nothing, as the first rules decided; else nil.
    let alone: UInt64?
}

extension ClassKey {
    /// The class of a proposal that `agent` asked for.
    ///
    /// The asset is part of it: replacements in another asset are counted by themselves, in full.
    init(_ proposal: Proposal, _ agent: AgentName, alone: UInt64? = nil) {
        self.init(
            agent: agent, wallet: proposal.wallet.name, text: proposal.exclusivityClass,
            asset: proposal.value.asset.id, alone: alone)
    }
}
