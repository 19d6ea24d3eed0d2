import Chains
import Terms

/// What signatures share that cannot both land: one agent and wallet, and the chain's own class.
///
/// The asset is part of it: replacements in another asset are counted by themselves, in full.
enum ClassKey: Hashable, Sendable {
    /// That of a payment that was signed, which stands for all of its class.
    case signed(PaymentRecord)
    /// That of one that is asked for.
    case asked(AskedClass)

    /// The class of a proposal that `agent` asked for.
    init(_ proposal: Proposal, _ agent: AgentName) { self = .asked(AskedClass(proposal, agent)) }

    /// Who asked.
    var agent: AgentName {
        switch self {
        case .signed(let payment): payment.agent
        case .asked(let asked): asked.agent
        }
    }

    /// The seq of a decision that is netted with nothing, as the first rules decided; else nil.
    var alone: UInt64? {
        guard case .signed(let payment) = self, payment.terms.isAlone else { return nil }
        return payment.seq
    }

    /// The wallet: two of one key have a class in common and books of their own.
    var wallet: WalletName {
        switch self {
        case .signed(let payment): payment.wallet
        case .asked(let asked): asked.proposal.wallet.name
        }
    }

    /// The chain's word for it, in which the wallet's account is (Ethereum: chain id, sender, nonce).
    var text: String {
        switch self {
        case .signed(let payment): payment.exclusivityClass
        case .asked(let asked): asked.proposal.exclusivityClass
        }
    }

    /// The asset's id.
    var asset: String {
        switch self {
        case .signed(let payment): payment.asset
        case .asked(let asked): asked.proposal.value.asset.id
        }
    }

    /// How the text begins.
    private var start: String {
        switch self {
        case .signed(let payment): payment.terms.classStart
        case .asked(let asked): asked.text.start
        }
    }

    /// How the text ends.
    private var end: ClassEnd {
        switch self {
        case .signed(let payment): payment.classEnd
        case .asked(let asked): asked.text.end
        }
    }

    /// Equal where the two can't both land and are counted together.
    static func == (left: ClassKey, right: ClassKey) -> Bool {
        if case .signed(let left) = left, case .signed(let right) = right, left === right {
            return true
        }
        return left.end == right.end && left.agent == right.agent && left.alone == right.alone
            && left.wallet == right.wallet && left.asset == right.asset
            && left.start == right.start
    }

    /// Hashes the text: most classes are told apart by it.
    func hash(into hasher: inout Hasher) {
        hasher.combine(start)
        hasher.combine(end)
    }
}
