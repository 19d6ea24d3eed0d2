import Chains
import JSON
import Terms

@testable import Chains
@testable import Gate

/// Gates with one known fault each, and the scenario in which it must come out.
enum Mutants {
    struct Mutant: Sendable {
        let suspect: Suspect
        let scenario: Scenario
        /// What it breaks first.
        let rule: String

        init(
            _ name: String, in scenario: Scenario, breaks rule: String,
            _ change: (inout Suspect) -> Void
        ) {
            var suspect = Suspect(name: name)
            change(&suspect)
            self.suspect = suspect
            self.scenario = scenario
            self.rule = rule
        }
    }

    static let all: [Mutant] = named + further

    /// The eight that economics of agents' wallets has seen in the wild.
    private static let named: [Mutant] = [
        Mutant("replies before the entry is durable", in: Scenarios.life, breaks: "I9") {
            $0.releases = { !$0.isFrozen }
        },
        Mutant("voids on a timeout", in: Scenarios.life, breaks: "I9") {
            $0.record = freeing("payment.voided") { $0.body["proof"] == nil }
        },
        Mutant("lets a signature expire", in: Scenarios.life, breaks: "I9") {
            $0.record = freeing("payment.expired") { _ in true }
        },
        Mutant("charges overlapping coins by the difference", in: Scenarios.coins, breaks: "I5") {
            $0.decide = { gate, ask, stamp in
                Outcome(gate.decide(ask.request(as: ask.proposal.inClass("overlapping")), stamp))
            }
        },
        Mutant("carries over what is committed", in: Scenarios.carry, breaks: "I1") {
            $0.decide = { gate, ask, stamp in
                gate.state.openAhead(ask, at: stamp.clock)
                return Outcome(gate.decide(ask.request, stamp))
            }
        },
        Mutant("refunds into a window that has closed", in: Scenarios.carry, breaks: "I1") {
            $0.record = { gate, event, stamp throws(Refusal) in
                let before = gate.state
                let recorded = try Suspect.record(&gate, event, stamp)
                gate.state.carryBack(what: before)
                return recorded
            }
        },
        Mutant("opens a window anew with a new policy", in: Scenarios.policy, breaks: "I12") {
            $0.record = { gate, event, stamp throws(Refusal) in
                let recorded = try Suspect.record(&gate, event, stamp)
                if event.kind == "policy.applied" { gate.state.endWindows() }
                return recorded
            }
        },
        Mutant("signs on after a freeze", in: Scenarios.life, breaks: "freeze") {
            $0.releases = { $0.isDurable }
        },
    ]

    private static let further: [Mutant] = [
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
    ]

    /// Takes events of `kind` as leave to free a signed payment.
    private static func freeing(
        _ kind: String, where isMeant: @escaping @Sendable (Event) -> Bool
    ) -> @Sendable (inout Gate, Event, Stamp) throws(Refusal) -> Recorded {
        { gate, event, stamp throws(Refusal) in
            guard event.kind == kind, isMeant(event), case .string(let id)? = event.body["payment"],
                let payment = PaymentID(id).flatMap({ gate.state.open[$0] })
            else { return try Suspect.record(&gate, event, stamp) }
            gate.state.void(payment)
            return gate.state.enter(
                kind: event.kind, body: event.body, actor: Suspect.admin, stamp)
        }
    }
}
