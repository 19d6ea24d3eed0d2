import Chains
import JSON
import Terms

@testable import Gate

extension Mutants {
    /// More of them: each a line of the gate that a change could lose.
    static let further: [Mutant] = [
        Mutant("nets one nonce over two agents", in: Scenarios.replacement, breaks: "I5") {
            $0.decide = { gate, ask, stamp in
                gate.state.adopt(ask)
                return Outcome(gate.decide(ask.request, stamp))
            }
        },
        Mutant("settles twice", in: Scenarios.life, breaks: "I4") {
            $0.record = { gate, event, stamp throws(Refusal) in
                let before = gate.state
                let recorded = try Suspect.record(&gate, event, stamp)
                if event.kind == "payment.settled" { gate.state.reopen(what: before) }
                return recorded
            }
        },
        Mutant("keeps an approval that was used", in: Scenarios.approval, breaks: "I4") {
            $0.decide = { gate, ask, stamp in
                let waiting = gate.state.pending[ask.payment]
                let outcome = Outcome(gate.decide(ask.request, stamp))
                if outcome.isSigned { gate.state.pending[ask.payment] = waiting }
                return outcome
            }
        },
        Mutant("lends an approval to a replacement", in: Scenarios.draws, breaks: "approval") {
            $0.decide = { gate, ask, stamp in
                gate.state.lendApproval(to: ask, at: stamp.clock)
                return Outcome(gate.decide(ask.request, stamp))
            }
        },
        Mutant("approves without a digest", in: Scenarios.approval, breaks: "approval") {
            $0.record = { gate, event, stamp throws(Refusal) in
                guard event.kind == "payment.approved",
                    case .string(let id)? = event.body["payment"],
                    let payment = PaymentID(id), gate.state.pending[payment] != nil
                else { return try Suspect.record(&gate, event, stamp) }
                gate.state.pending[payment]?.isApproved = true
                return gate.state.enter(
                    kind: event.kind, body: event.body, actor: Suspect.admin, stamp)
            }
        },
        Mutant("rounds charges down", in: Scenarios.life, breaks: "I15") {
            $0.decide = { gate, ask, stamp in
                Outcome(gate.decide(ask.request(as: ask.proposal.roundedDown), stamp))
            }
        },
        Mutant("decides a refused key again", in: Scenarios.policy, breaks: "I8") {
            $0.decidesAgain = { _, _, standing in standing == .refused || standing == .approved }
        },
        Mutant("opens a window at a jump", in: Scenarios.clock, breaks: "I21") {
            $0.decide = { gate, ask, stamp in
                let day = (stamp.clock.wall.nanoseconds - Sample.monday.nanoseconds)
                let honest = ClockReading(
                    wall: stamp.clock.wall, bootID: "boot",
                    bootNanoseconds: 1_000 * Moment.second + day)
                let stamp = Stamp(seq: stamp.seq, clock: honest, blind: stamp.blind)
                return Outcome(gate.decide(ask.request, stamp))
            }
        },
        Mutant("gives pools back from the first drawn on", in: Scenarios.pools, breaks: "I6") {
            $0.record = { gate, event, stamp throws(Refusal) in
                let before = gate.state
                let recorded = try Suspect.record(&gate, event, stamp)
                if event.kind == "payment.settled" { gate.state.keepReserve(of: before) }
                return recorded
            }
        },
        Mutant("frees what is written off", in: Scenarios.life, breaks: "I5") {
            $0.record = { gate, event, stamp throws(Refusal) in
                let before = gate.state
                let recorded = try Suspect.record(&gate, event, stamp)
                if event.kind == "payment.written_off" { gate.state.forget(what: before) }
                return recorded
            }
        },
        Mutant("leaves a replacement in its old window", in: Scenarios.replacement, breaks: "I5") {
            $0.decide = { gate, ask, stamp in
                let before = gate.state
                let outcome = Outcome(gate.decide(ask.request, stamp))
                if outcome.isSigned { gate.state.leaveBehind(ask.payment, since: before) }
                return outcome
            }
        },
        Mutant("charges an agent and not its project", in: Scenarios.life, breaks: "I5") {
            $0.decide = { gate, ask, stamp in
                let outcome = Outcome(gate.decide(ask.request, stamp))
                if outcome.isSigned { gate.state.spare(.project(Sample.game), ask.payment) }
                return outcome
            }
        },
    ]
}
