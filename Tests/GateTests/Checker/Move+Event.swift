import Chains
@testable import Gate
import JSON
import Terms

extension Move {
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
