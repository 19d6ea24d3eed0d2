import Chains
import Terms

/// What signatures share that cannot both land: one agent and wallet, and the chain's own class.
///
/// The asset is part of it: replacements in another asset are counted by themselves, in full.
struct ClassKey: Hashable, Sendable {
    let agent: AgentName
    /// The seq of a decision that is netted with nothing, as the first rules decided; else nil.
    let alone: UInt64?
    /// Any of the class: all else is of it.
    private let proposal: Proposal
    /// The text is long, and every payment looks its class up: it is hashed once.
    private let textHash: Int

    /// The class of a proposal that `agent` asked for.
    init(_ proposal: Proposal, _ agent: AgentName, alone: UInt64? = nil) {
        self.agent = agent
        self.alone = alone
        self.proposal = proposal
        textHash = proposal.exclusivityClass.hashValue
    }

    /// The wallet: two of one key have a class in common and books of their own.
    var wallet: WalletName { proposal.wallet.name }
    /// The chain's word for it, in which the wallet's account is (Ethereum: chain id, sender, nonce).
    var text: String { proposal.exclusivityClass }
    /// The asset's id.
    var asset: String { proposal.value.asset.id }

    static func == (left: ClassKey, right: ClassKey) -> Bool {
        guard left.textHash == right.textHash, left.agent == right.agent,
            left.alone == right.alone
        else { return false }
        return left.proposal === right.proposal
            || left.text == right.text && left.wallet == right.wallet
                && left.asset == right.asset
    }

    func hash(into hasher: inout Hasher) { hasher.combine(textHash) }
}
