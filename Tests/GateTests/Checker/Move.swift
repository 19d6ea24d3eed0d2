import Chains
import Gate
import JSON
import Terms

/// What may be put into a log next: a decision or an event.
enum Move: Hashable {
    /// What a payment turned out to cost, against its worst case.
    enum Cost: Hashable {
        /// Half of it.
        case less
        /// All of it.
        case whole
        /// Half as much again, with a reference.
        case more
    }

    /// Whom a freeze stops.
    enum Stop: Hashable {
        case agent(AgentName)
        case project, wallet, vault

        var word: String {
            switch self {
            case .agent(let name): name.text
            case .project: "the project"
            case .wallet: "the wallet"
            case .vault: "the vault"
            }
        }
    }

    /// A key is decided for the first time, or again where an admin approved what waits.
    case ask(Int)
    case settle(Int, Cost)
    /// With a whole proof that the given thing it uses up went elsewhere.
    case void(Int, by: Int)
    /// Because time has passed, without any proof: never to be taken.
    case timeout(Int)
    case writeOff(Int)
    case approve(Int)
    /// By the digest of something else: never to be taken.
    case approveBlindly(Int)
    case deny(Int)
    case expire(Int)
    case freeze(Stop)
    case thaw(Stop)
    case policy(Int)
    case rate(Int)
    /// Leave to draw on all of the emergency pool.
    case grant
    case acknowledge

    /// The payment it is about, where it is about one.
    var ask: Int? {
        switch self {
        case .ask(let ask), .settle(let ask, _), .void(let ask, _), .timeout(let ask),
            .writeOff(let ask), .approve(let ask), .approveBlindly(let ask), .deny(let ask),
            .expire(let ask):
            ask
        case .freeze, .thaw, .policy, .rate, .grant, .acknowledge: nil
        }
    }

    /// It as a step of a story.
    var words: String {
        switch self {
        case .freeze(let stop): "freeze \(stop.word)"
        case .thaw(let stop): "thaw \(stop.word)"
        case .settle(let index, let cost): "settle \(index) at \(cost)"
        case .void(let index, let use): "void \(index) by what it uses at \(use)"
        default: "\(self)"
        }
    }

    /// What may follow in any world: the gate's business is to take it or not.
    func event(in scenario: Scenario, _ state: GateState, at clock: ClockReading) -> Event {
        switch self {
        case .ask, .settle, .void, .timeout, .writeOff, .approve, .approveBlindly, .deny, .expire:
            paymentEvent(in: scenario, state)
        case .freeze(let stop): Move.event(stop, true)
        case .thaw(let stop): Move.event(stop, false)
        case .policy(let index): scenario.policies[index]
        case .rate(let index): scenario.rates[index]
        case .grant:
            .emergencyGranted(
                Sample.game, amount: Sample.nanos(scenario.charters[0].emergency),
                until: clock.wall.adding(seconds: 7_200), reason: "a fire")
        case .acknowledge: .clockAcknowledged(reason: "looked at it", clock: clock)
        }
    }

    private func paymentEvent(in scenario: Scenario, _ state: GateState) -> Event {
        let ask = scenario.asks[ask ?? 0]
        let id = ask.payment
        return switch self {
        case .settle(_, let cost):
            .paymentSettled(
                id, cost: ask.cost(cost), reference: cost == .more ? "block 7" : nil, attested: nil)
        case .void(_, let use):
            .paymentVoided(id, proof: ask.proofs[use], reference: nil, attested: nil)
        case .timeout:
            Event(kind: "payment.voided", body: JSONObject([("payment", .string(id.text))]))
        case .writeOff: .paymentWrittenOff(id, reason: "nobody knows")
        case .approve: .paymentApproved(id, digest: state.pending[id]?.digest.hex ?? "")
        case .approveBlindly:
            .paymentApproved(id, digest: String(repeating: "00", count: 32))
        case .deny: .paymentDenied(id, reason: "not now")
        default: .paymentExpired(id)
        }
    }

    private static func event(_ stop: Stop, _ freezes: Bool) -> Event {
        let reason = "an alarm"
        return switch stop {
        case .agent(let name): .agentStanding(name, freezes ? .frozen : .active, reason: reason)
        case .project: .projectFreeze(Sample.game, freezes, reason: reason)
        case .wallet: .walletFreeze(Sample.main, freezes, reason: reason)
        case .vault: .vaultFreeze(freezes, reason: reason)
        }
    }
}

extension Ask {
    /// A cost of its asset in whole units, as an admin reports it.
    func cost(_ cost: Move.Cost) -> JSON {
        let asset = proposal.value.asset
        let text = DecimalText.print(spent(cost), decimals: asset.decimals)
        return [["asset": .string(asset.id), "amount": .string(text)]]
    }

    /// The same in atoms.
    func spent(_ cost: Move.Cost) -> UInt128 {
        switch cost {
        case .less: atoms / 2
        case .whole: atoms
        case .more: atoms / 2 * 3
        }
    }
}
