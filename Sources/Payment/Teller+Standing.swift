import Gate
import Ledger
import Terms

extension Teller {
    /// A frozen agent, project or vault gets neither a decision nor stored bytes; a removed agent is a
    /// stranger.
    func checkStanding(_ agent: AgentName) throws(PaymentError) {
        if let frozen { throw .frozen(frozen) }
        guard let record = journal.gate.state.agents[agent], record.standing != .removed else {
            throw .unknownCaller
        }
        let things = journal.gate.state.frozen
        guard !things.vault else { throw .frozen("the vault is frozen") }
        guard record.standing != .frozen else { throw .frozen("agent \(agent.text) is frozen") }
        guard !things.projects.contains(record.project) else {
            throw .frozen("project \(record.project.text) is frozen")
        }
    }

    /// Nothing is asked of a log that takes nothing.
    func checkLog() throws(PaymentError) {
        guard journal.trouble == nil else { throw .ledgerUnavailable }
    }

    /// No bytes leave for a payment from a frozen wallet.
    func checkWallet(_ wallet: WalletName) throws(PaymentError) {
        guard journal.gate.state.frozen.wallets.contains(wallet) else { return }
        throw .frozen("wallet \(wallet.text) is frozen")
    }

    /// The same before anything is decided, and only for a wallet of the agent's: of others it learns nothing.
    func checkListed(_ wallet: WalletName, of agent: AgentName) throws(PaymentError) {
        guard journal.gate.state.pays(agent, from: wallet) else { return }
        try checkWallet(wallet)
    }

    /// A request beyond those of the agent's day is turned away without an entry.
    func checkDay(of agent: AgentName) throws(PaymentError) {
        let clock = journal.clock
        guard let (refusal, end) = journal.gate.state.refusesMore(of: agent, at: clock) else {
            return
        }
        let left = end.nanoseconds - journal.gate.state.time(at: clock).nanoseconds
        // Rounded up: a client that obeys it is not turned away again.
        throw .dayIsOver(
            rule: refusal.rule, detail: refusal.detail, hint: refusal.hint,
            retryAfter: max(1, (left + Moment.second - 1) / Moment.second))
    }
}
