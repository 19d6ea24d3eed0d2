import Chains
import Gate
import Vault

/// The wallet that an agent's request names, as far as the agent may know of it.
enum AskedWallet {
    /// One that it pays from.
    case known(WalletFacts)
    /// One of its own that there is none of yet: its key is sealed, and nothing is recorded.
    case new(SealedWallet, WalletMaking)
    /// One of its own that a rule does not let it make now.
    case refused(Refusal)
    /// Another's, or none: which of the two is not looked at.
    case foreign

    /// What is public of it; nil where the agent may know nothing.
    var facts: WalletFacts? {
        switch self {
        case .known(let facts): facts
        case .new(let made, _): made.facts
        case .refused, .foreign: nil
        }
    }
}
