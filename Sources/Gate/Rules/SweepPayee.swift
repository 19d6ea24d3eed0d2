import Chains
import JSON
import Terms

/// A sweep pays the successor, to the byte of its account, and the successor is there to be paid.
enum SweepPayee: Rule {
    static let id = "sweep.payee"

    static func check(
        _ proposal: Proposal, _ end: WalletEnd?, in state: GateState, at time: Moment
    ) -> Refusal? {
        guard let next = end?.drain?.successor, let wallet = state.wallets[next] else { return nil }
        if let (how, remedy) = state.ends[next].flatMap({ ended(next, $0, at: time) }) {
            let old = proposal.wallet.name.text
            return refuse(
                "the successor \(next.text) \(how)",
                hint: "\(remedy)give another successor: bursar rotate wallet \(old) --to "
                    + (state.ends[next]?.drain?.successor.text ?? "SUCCESSOR"))
        }
        guard proposal.payee != wallet.account else { return nil }
        return refuse(
            "it pays \(proposal.payee.text), which is not the successor \(next.text)",
            hint: "a sweep pays \(wallet.account.text) and nobody else")
    }

    /// Of a sweep that was recorded: who was the successor then may have ended since.
    ///
    /// Whether its signature ever left nobody knows, so it is none that could be given again.
    static func check(recorded paid: [WalletName], in state: GateState, at time: Moment) -> Refusal?
    {
        let ended = paid.compactMap { name in
            state.ends[name].flatMap { SweepPayee.ended(name, $0, at: time) }
        }
        // An account that another wallet has as well is there to be paid.
        guard ended.count == paid.count, let name = paid.first, let (how, remedy) = ended.first
        else { return nil }
        return refuse(
            "it pays \(name.text), which \(how)",
            hint: "look at the chain: if an answer came before, what was signed may have been "
                + "sent; \(remedy)sweep to another successor under another --key")
    }

    /// How a wallet that is to be paid has ended, and what makes it good again; nil where it has not.
    private static func ended(
        _ name: WalletName, _ end: WalletEnd, at time: Moment
    ) -> (how: String, remedy: String)? {
        if end.isDestroyed { return ("is gone: its key was destroyed", "") }
        if let due = end.order?.due {
            return (
                "is to be destroyed at \(Timestamp.seconds(due))",
                "bursar wallet keep \(name.text), or "
            )
        }
        // One that drains still hands on what it is paid.
        guard let drain = end.drain, drain.retires <= time else { return nil }
        return (
            "is retired since \(Timestamp.seconds(drain.retires))",
            "open it again: bursar rotate wallet \(name.text) --to \(drain.successor.text), or "
        )
    }
}
