import Chains
import Terms

/// A payment leaves only from a wallet in the agent's list, whether others exist or not; or from one that it made
/// itself, or may make.
enum WalletNotAllowed: Rule {
    static let id = "wallet.not-allowed"

    static func check(
        _ wallet: WalletName, _ path: BudgetPath, in state: GateState
    ) -> Refusal? {
        guard !state.pays(from: wallet, path), !state.mayMake(wallet, path) else { return nil }
        return refusal(wallet, to: path.agentName, in: state)
    }

    /// The same words for a wallet that exists and for one that does not.
    static func refusal(
        _ wallet: WalletName, to agent: AgentName, in state: GateState
    ) -> Refusal {
        let listed = state.budget(of: agent)?.wallets ?? []
        let allowed = listed.union(state.wallets(of: agent).map(\.name)).sorted().map(\.text)
            .joined(separator: ", ")
        return refuse(
            "\(wallet.text) is not among the agent's wallets",
            hint: allowed.isEmpty ? "the policy lists no wallet" : "use one of: \(allowed)")
    }
}
