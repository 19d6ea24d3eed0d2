import Chains
import Terms

/// The class of a payment that is asked for, as long as it is decided.
final class AskedClass: Sendable {
    let agent: AgentName
    let proposal: Proposal
    /// Some bits of the hash of its class's text.
    let textHash: UInt32

    /// The class of a proposal that `agent` asked for.
    init(_ proposal: Proposal, _ agent: AgentName) {
        self.agent = agent
        self.proposal = proposal
        textHash = ClassKey.hash(proposal.exclusivityClass)
    }
}
