import JSON
import Terms

@testable import Gate

/// A gate with one known fault, and the scenario in which it must come out.
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

    /// Takes events of `kind` as leave to free a signed payment.
    static func freeing(
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
