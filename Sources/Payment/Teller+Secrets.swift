public import Callers
import Gate
import Ledger
public import Terms
import Vault

extension Teller {
    /// Hears what came of a request for a secret, on the loop.
    public typealias SecretAnswering = (SecretAnswer) -> Void

    /// Shows an agent a secret: decide, durable, release, in that order.
    ///
    /// A refusal is an entry as well, with the keyed hash of what was asked for. There is no suspension
    /// between the judgement and its entry.
    /// - Parameter sink: gets the bytes, in place, for as long as the call lasts.
    public func show(
        _ path: SecretPath, version: UInt64?, to caller: Caller,
        into sink: @escaping (RawSpan) -> Void, answer: @escaping SecretAnswering
    ) {
        do throws(PaymentError) {
            try checkLog()
            try checkStanding(caller.agent)
        } catch { return answer(.failed(error)) }
        let actor = Actor(role: .agent, name: caller.agent.text, uid: caller.uid)
        let id = vault.secretID(of: path)
        let reading = journal.clock
        let judged = journal.gate.state.reveal(
            id, at: path, version: version, to: caller.agent, clock: reading)
        do throws(JournalError) {
            switch judged {
            case .failure(let refusal):
                try refuse(refusal, id, version, actor, answer)
            case .success(let reveal):
                let recorded = try journal.record(
                    .secretRevealed(reveal, clock: reading), by: actor, at: reading)
                journal.whenDurable { [weak self] result in
                    let shown = self?.release(
                        reveal, recorded.id, of: caller.agent, result, into: sink)
                    answer(shown ?? .failed(.ledgerUnavailable))
                }
            }
        } catch { answer(.failed(.ledgerUnavailable)) }
    }

    private func refuse(
        _ refusal: Refusal, _ id: Digest32, _ version: UInt64?, _ actor: Actor,
        _ answer: @escaping SecretAnswering
    ) throws(JournalError) {
        try journal.record(.secretRefused(id, version: version, rule: refusal.rule), by: actor)
        journal.whenDurable { result in
            if case .success = result {
                answer(.refused(SecretRefusal(refusal)))
            } else {
                answer(.failed(.ledgerUnavailable))
            }
        }
    }

    /// It is durable that the agent was shown the secret: unless a freeze came first, it is.
    private func release(
        _ reveal: SecretReveal, _ entry: EntryID, of agent: AgentName,
        _ result: Result<Committed, LedgerError>, into sink: (RawSpan) -> Void
    ) -> SecretAnswer {
        do throws(PaymentError) {
            guard case .success(let committed) = result, journal.trouble != .full else {
                throw .ledgerUnavailable
            }
            try checkStanding(agent)
            // Disabled or destroyed while the entry was on its way: what comes later counts.
            guard
                journal.gate.state.secrets.standings[reveal.secret]?[reveal.version]?.state
                    == .enabled
            else { throw .frozen("the version was withdrawn before it was shown") }
            let row: Row?
            do throws(LedgerError) {
                row = try index.reader.row(
                    .records, id: vault.secretRow(of: reveal.secret, version: reveal.version))
            } catch { throw .ledgerUnavailable }
            guard let row else { throw .frozen("the secret's row is gone") }
            do throws(VaultError) {
                try vault.reveal(row, entry: entry, durable: committed, sink)
            } catch { throw .frozen("the secret's row does not open: \(error.clause)") }
            return .shown(version: reveal.version, isInGrace: reveal.isInGrace)
        } catch { return .failed(error) }
    }
}
