public import Callers
import Chains
import Gate
import JSON
import Ledger
import Terms
import Vault
public import Wire

extension Teller {
    /// Hears what came of a request for a wallet, on the loop.
    public typealias WalletAnswering = (WalletAnswer) -> Void

    /// Gives an agent a wallet of its own, so that it can be funded before it pays: the one of that name, which is
    /// made where there is none and the policy grants it.
    public func wallet(
        _ request: WalletRequest, for caller: Caller, answer: @escaping WalletAnswering
    ) {
        do throws(PaymentError) {
            try checkLog()
            try checkStanding(caller.agent)
            guard let name = request.name(for: caller.agent) else {
                return answer(Teller.refused(Teller.nameless(caller.agent, request)))
            }
            let clock = journal.clock
            switch try asked(name, by: caller.agent, at: clock) {
            case .known(let facts):
                let state = journal.gate.state
                // Coins sent to a key that ends are lost.
                if let refusal = state.refusal(ofEnd: name, at: state.time(at: clock)) {
                    return answer(Teller.refused(refusal))
                }
                show(facts, to: caller.agent, answer)
            case .refused(let refusal): answer(Teller.refused(refusal))
            case .foreign:
                answer(Teller.refused(journal.gate.state.refusal(of: name, to: caller.agent)))
            case .new(let made, let making):
                try record(made, making, uid: caller.uid, at: clock)
                show(made.facts, to: caller.agent, answer)
            }
        } catch { answer(.failed(error)) }
    }

    /// The wallet that a request names.
    ///
    /// Where the agent may make it, it is made and sealed, and lost unless ``record(_:_:uid:at:)`` follows in the
    /// same turn with the same clocks: the count is judged here, and nothing suspends between.
    func asked(
        _ name: WalletName, by agent: AgentName, at clock: ClockReading
    ) throws(PaymentError) -> AskedWallet {
        let state = journal.gate.state
        // A wallet outside the list is refused without a look at whether it exists.
        guard !state.pays(agent, from: name) else {
            guard let facts = state.wallets[name] else { throw .notFound }
            return .known(facts)
        }
        guard state.mayMake(name, by: agent) else { return .foreign }
        switch state.making(name, by: agent, clock: clock) {
        case .failure(let refusal): return .refused(refusal)
        case .success(let making):
            guard let kind = Chains.named(name.chain)?.kinds.first else { return .foreign }
            do throws(VaultError) {
                let made = try vault.prepareWallet(
                    name: name, network: making.network, kind: kind)
                return .new(made, making)
            } catch { throw .frozen("the wallet's key could not be made") }
        }
    }

    /// Writes down that an agent made a wallet, with its sealed rows; from here on it signs.
    ///
    /// The entry's instant is the one at which it was judged: a rolling window is another a nanosecond later.
    func record(
        _ made: SealedWallet, _ making: WalletMaking, uid: UInt32, at clock: ClockReading
    ) throws(PaymentError) {
        let actor = Actor(role: .agent, name: making.agent.text, uid: uid)
        do throws(JournalError) {
            try journal.record(
                .walletMade(
                    making, made.facts, clock: clock, sealed: SealedPins.json(of: made.rows)),
                by: actor, at: clock)
        } catch { throw .ledgerUnavailable }
        for row in made.rows { journal.ledger.stage(row: row) }
        vault.install(made)
    }

    /// Its address is said once its entry is durable: coins sent to a key that a crash forgets are lost.
    private func show(
        _ wallet: WalletFacts, to agent: AgentName, _ answer: @escaping WalletAnswering
    ) {
        journal.afterwards { [weak self] error in
            do throws(PaymentError) {
                guard let self, error == nil else { throw .ledgerUnavailable }
                try self.checkStanding(agent)
                answer(.shown(Teller.json(wallet)))
            } catch { answer(.failed(error)) }
        }
    }

    /// A wallet as an agent is told of it.
    static func json(_ wallet: WalletFacts) -> JSONObject {
        JSONObject([
            ("name", .string(wallet.name.text)), ("chain", .string(wallet.name.chain.text)),
            ("network", .string(wallet.network.rawValue)),
            ("address", .string(wallet.account.text)),
        ])
    }

    private static func refused(_ refusal: Refusal) -> WalletAnswer {
        .refused(rule: refusal.rule, detail: refusal.detail, hint: refusal.hint)
    }

    private static func nameless(_ agent: AgentName, _ request: WalletRequest) -> Refusal {
        Refusal(
            rule: "wallet.not-allowed",
            detail: "a wallet of this name would have more than 32 characters after its chain",
            hint: "ask for a shorter suffix than \(request.suffix ?? agent.text)")
    }
}
