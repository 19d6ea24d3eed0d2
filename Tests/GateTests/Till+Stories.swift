import Chains
import Gate
import JSON
import Terms
import Testing

extension Till {
    /// A request for a real transaction that costs exactly `ether`, unless gas has a price.
    ///
    /// Each has a nonce of its own where none is given, so that nothing is netted by chance.
    mutating func ask(
        _ ether: String, by agent: AgentName = Sample.worker, to: Account = Sample.payee,
        nonce: UInt64? = nil, gasPrice: String = "0", from wallet: WalletFacts = Sample.facts()
    ) throws -> PaymentRequest {
        let intent: JSON = [
            "kind": "transfer", "to": .string(to.text), "amount": .string(ether), "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 1, "nonce": .integer(nonce ?? UInt64(10_000 + entries.count)),
            "gas_limit": "21000", "max_fee_per_gas": .string(gasPrice),
            "max_priority_fee_per_gas": "0",
        ]
        let proposal = try Ethereum.propose(
            ProposalRequest(wallet: wallet, intent: intent, network: network, now: wall))
        return request(
            .proposal(proposal), by: agent, from: wallet.name, intent: intent, network: network)
    }

    /// Asks for it and has it decided.
    @discardableResult
    mutating func send(
        _ ether: String, by agent: AgentName = Sample.worker, to: Account = Sample.payee,
        nonce: UInt64? = nil, gasPrice: String = "0", from wallet: WalletFacts = Sample.facts()
    ) throws -> Outcome {
        decide(
            try ask(ether, by: agent, to: to, nonce: nonce, gasPrice: gasPrice, from: wallet))
    }

    /// Has it signed, or the test fails; the payment's id, by which its life goes on.
    mutating func sign(
        _ ether: String, by agent: AgentName = Sample.worker, to: Account = Sample.payee,
        nonce: UInt64? = nil, gasPrice: String = "0", from wallet: WalletFacts = Sample.facts()
    ) throws -> PaymentID {
        let request = try ask(
            ether, by: agent, to: to, nonce: nonce, gasPrice: gasPrice, from: wallet)
        let outcome = decide(request)
        try #require(outcome.isSigned, "\(outcome.refusal.map { "\($0)" } ?? "waits")")
        return request.payment
    }

    /// Applies another policy.
    mutating func apply(_ policy: BudgetPolicy) throws { try record(.policyApplied(policy)) }

    /// Lets honest time go by until the clocks show `text`.
    mutating func pass(until text: String) { pass(until: Sample.moment(text)) }

    /// One whose policy asks for the word of all of `approvers`.
    static func open(approvers: [Approver]) throws -> Till {
        let keys = Dictionary(uniqueKeysWithValues: approvers.map { ($0.name, $0.key) })
        return try Till.open(
            BudgetPolicy(
                currency: Sample.cad,
                projects: [
                    Sample.game: Sample.project(agents: [Sample.worker: Sample.budget("25")])
                ], control: ControlPolicy(approvals: approvers.count, approvers: keys)))
    }

    /// Lets honest time go by until the clocks show `moment`.
    mutating func pass(until moment: Moment) {
        precondition(moment >= wall, "time goes by forwards")
        boot += moment.nanoseconds - wall.nanoseconds
        wall = moment
    }

    /// Lets one nanosecond go by.
    mutating func tick() {
        wall = Moment(nanoseconds: wall.nanoseconds + 1)
        boot += 1
    }

    /// What a budget has committed now: the first limit of a scope, or that of `of` and `per`.
    func committed(
        _ scope: ScopeName = .agent(Sample.worker), of: Subject = .all, per: String? = nil
    ) -> String? {
        state.allBudgetLines(at: clock).first {
            $0.scope == scope && $0.subject == of && (per == nil || $0.per == per)
        }?.committed.decimal
    }

    /// What is wrong with an event at this time, in the gate's words; nil where it is taken.
    mutating func complaint(_ event: Event, by actor: Actor = Till.admin) throws -> String? {
        try refusal(of: event, by: actor)?.detail
    }

    /// Why an event is refused at this time; nil where it is taken.
    ///
    /// What is refused must leave no trace.
    mutating func refusal(of event: Event, by actor: Actor = Till.admin) throws -> Refusal? {
        let before = state
        do { try record(event, by: actor) } catch let refusal as Refusal {
            #expect(state == before)
            return refusal
        }
        return nil
    }

    /// The log, folded again, gives the very state that made it, and so does the state's snapshot.
    func replays(_ place: SourceLocation = #_sourceLocation) throws {
        #expect(try Till.replay(entries) == state, sourceLocation: place)
        try Snapshot.round(state, place)
    }
}
