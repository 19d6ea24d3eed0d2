import JSON
import Terms

@testable import Gate

/// Gates with one known fault each.
enum Mutants {
    static let all: [Mutant] = named + further

    /// Eight rules that wallets and budgets in use are known by.
    static let named: [Mutant] = [
        Mutant("replies before the entry is durable", in: Scenarios.life, breaks: "I9") {
            $0.releases = { !$0.isFrozen }
        },
        Mutant("voids on a timeout", in: Scenarios.life, breaks: "I9") {
            $0.record = Mutant.freeing("payment.voided") { $0.body["proof"] == nil }
        },
        Mutant("lets a signature expire", in: Scenarios.life, breaks: "I9") {
            $0.record = Mutant.freeing("payment.expired") { _ in true }
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
}
