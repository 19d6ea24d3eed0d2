import Chains
import Terms

/// A sweep pays the successor, to the byte of its account, and the successor is there to be paid.
enum SweepPayee: Rule {
    static let id = "sweep.payee"

    static func check(_ proposal: Proposal, _ end: WalletEnd?, in state: GateState) -> Refusal? {
        guard let next = end?.drain?.successor, let wallet = state.wallets[next] else { return nil }
        if let refusal = checkKey(of: next, in: state) { return refusal }
        guard proposal.payee != wallet.account else { return nil }
        return refuse(
            "it pays \(proposal.payee.text), which is not the successor \(next.text)",
            hint: "a sweep pays \(wallet.account.text) and nobody else")
    }

    /// Whether what was swept to an account may be sent still: whoever asks again may not have sent it before.
    static func check(sentTo account: String, in state: GateState) -> Refusal? {
        state.wallets.values.first { $0.account.text == account }
            .flatMap { checkKey(of: $0.name, in: state) }
    }

    private static func checkKey(of successor: WalletName, in state: GateState) -> Refusal? {
        guard let end = state.ends[successor], end.isDestroyed || end.order != nil else {
            return nil
        }
        return refuse(
            "the key of the successor \(successor.text) is destroyed, or is to be",
            hint: "bursar wallet keep \(successor.text), or another successor")
    }
}
