import Chains
import Terms

/// The class of a payment that is asked for, as long as it is decided.
final class AskedClass: Sendable {
    let agent: AgentName
    let proposal: Proposal
    /// The text of its class, in two.
    let text: (start: String, end: ClassEnd)

    /// The class of a proposal that `agent` asked for.
    init(_ proposal: Proposal, _ agent: AgentName) {
        self.agent = agent
        self.proposal = proposal
        text = ClassEnd.split(proposal.exclusivityClass)
    }
}
