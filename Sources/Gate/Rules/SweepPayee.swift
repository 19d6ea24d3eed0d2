import Chains
import Terms

/// A sweep pays the successor, to the byte of its account, and the successor is there to be paid.
enum SweepPayee: Rule {
    static let id = "sweep.payee"

    static func check(_ proposal: Proposal, _ end: WalletEnd?, in state: GateState) -> Refusal? {
        guard let next = end?.drain?.successor, let wallet = state.wallets[next] else { return nil }
        guard state.ends[next]?.isDestroyed != true, state.ends[next]?.order == nil else {
            return refuse(
                "the key of the successor \(next.text) is destroyed, or is to be",
                hint: "bursar wallet keep \(next.text), or another successor")
        }
        guard proposal.payee != wallet.account else { return nil }
        return refuse(
            "it pays \(proposal.payee.text), which is not the successor \(next.text)",
            hint: "a sweep pays \(wallet.account.text) and nobody else")
    }
}
