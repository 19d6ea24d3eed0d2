import Chains
@testable import Gate
import JSON
import Terms
import Testing

@Suite struct `An event that contradicts the state is refused:` {
    /// The refusal's rule and detail; the state must be as it was.
    private func refused(_ till: inout Till, _ event: Event) throws -> String? {
        let before = till.state
        do { try till.record(event) } catch let refusal as Refusal {
            #expect(till.state == before)
            return "\(refusal.rule): \(refusal.detail)"
        }
        return nil
    }

    private func rate(
        asset: String = "ETH", price: UInt128 = 1, currency: String = "CAD", maxAge: Int64 = 60,
        haircut: UInt64 = 0
    ) -> Event {
        .rateSet(
            asset: asset, price: price, currency: Sample.currency(currency), maxAge: maxAge,
            haircut: haircut, isForced: true)
    }

    @Test func `an agent's name that was used before, even by a removed one`() throws {
        var till = try Till.open()
        let again = Event.agentAdded(Sample.worker, project: Sample.project("new"), uid: 7)
        let clause =
            "agent.conflict: adds worker, a name that was used before; names are not reused"
        #expect(try refused(&till, again) == clause)
        try till.record(.agentStanding(Sample.worker, .removed, reason: "r"))
        #expect(try refused(&till, again) == clause)
        #expect(till.state.agents[Sample.worker]?.project == Sample.game)
    }

    @Test func `an agent without uid outside development`() throws {
        let event = Event.agentAdded(Sample.agent("third"), project: Sample.game, uid: nil)
        var till = try Till.open()
        #expect(
            try refused(&till, event)
                == "agent.conflict: adds third without a uid; only development vaults may")
        var loose = try Till.empty(development: true)
        #expect(try refused(&loose, event) == nil)
    }

    @Test(arguments: [4_294_967_296, "1000", .bool(true)] as [JSON])
    func `an agent with a uid that is none, even in development`(uid: JSON) throws {
        var till = try Till.empty(development: true)
        let event = Event(
            kind: "agent.added",
            body: JSONObject([("agent", "third"), ("project", "game"), ("uid", uid)]))
        #expect(
            try refused(&till, event) == "agent.conflict: adds third with a uid that is none")
    }

    @Test func `a standing that is already so, never was, or is past`() throws {
        var till = try Till.open()
        func set(_ name: String, _ standing: AgentRecord.Standing) throws -> String? {
            try refused(&till, .agentStanding(Sample.agent(name), standing, reason: "r"))
        }
        #expect(
            try set("worker", .active)
                == "agent.conflict: makes worker active, which it already is")
        #expect(try set("worker", .frozen) == nil)
        #expect(
            try set("worker", .frozen)
                == "agent.conflict: makes worker frozen, which it already is")
        #expect(
            try set("nobody", .frozen) == "agent.conflict: names an agent that was never added")
        #expect(try set("worker", .removed) == nil)
        for standing in [AgentRecord.Standing.active, .frozen, .removed] {
            #expect(
                try set("worker", standing)
                    == "agent.conflict: changes worker, which has been removed for ever")
        }
    }

    @Test func `a price of nothing outside development`() throws {
        var till = try Till.open()
        #expect(
            try refused(&till, rate(price: 0))
                == "rate.conflict: has a price of 0; it must be above 0 and at most 10^12 (zero is "
                + "for development vaults)")
        var loose = try Till.empty(development: true)
        #expect(try refused(&loose, rate(price: 0)) == nil)
    }

    @Test func `a rate outside its bounds, and one at each bound is taken`() throws {
        var till = try Till.open()
        let most: UInt128 = 1_000_000_000_000_000_000_000_000_000_000
        #expect(try refused(&till, rate(price: most)) == nil)
        #expect(try refused(&till, rate(price: most + 1))?.contains("at most 10^12") == true)
        for good in [rate(maxAge: 1), rate(maxAge: 31_622_400), rate(haircut: 5_000)] {
            #expect(try refused(&till, good) == nil)
        }
        for bad in [
            rate(maxAge: 0), rate(maxAge: -1), rate(maxAge: 31_622_401), rate(haircut: 5_001),
            rate(maxAge: .max), rate(haircut: 9_007_199_254_740_991),
        ] {
            #expect(
                try refused(&till, bad)
                    == "rate.conflict: has a haircut above 5000 basis points or a max age outside "
                    + "1 s…366 days")
        }
    }

    @Test func `a rate for what no chain has, or of a currency in itself`() throws {
        var till = try Till.open()
        for asset in ["DOGE", "US", "usd", "eth", "ETH:mainnet", "", "ETH-"] {
            #expect(
                try refused(&till, rate(asset: asset))
                    == "rate.conflict: names the asset \(asset), which no chain has")
        }
        #expect(
            try refused(&till, rate(asset: "CAD"))
                == "rate.conflict: gives a price of CAD in itself")
    }

    @Test func `a policy in another currency than the first`() throws {
        var till = try Till.open()
        let other = BudgetPolicy(currency: Sample.currency("EUR"), projects: [:])
        #expect(
            try refused(&till, .policyApplied(other))
                == "policy.conflict: has a policy in EUR, but the vault's currency is CAD since "
                + "its first policy")
    }

    @Test func `a policy in a zone nobody knows, or beyond an entry's size`() throws {
        var till = try Till.open()
        let nowhere = ZoneRules(
            identifier: "Nowhere/Town", version: "", firstOffset: 0, transitions: [])
        let lost = Event.policyApplied(Sample.policy(Sample.project(zone: nowhere)))
        #expect(try refused(&till, lost)?.hasPrefix("policy.conflict: has a policy") == true)
        var agents: [AgentName: AgentBudget] = [:]
        for number in 0..<500 { agents[Sample.agent("agent-\(number)")] = Sample.budget() }
        let vast = Event.policyApplied(Sample.policy(Sample.project(agents: agents)))
        #expect(try refused(&till, vast)?.hasPrefix("policy.too-large: its entry would") == true)
        #expect(till.state.policy == Sample.policy())
    }

    @Test func `a wallet's name that was used before, and an address that is not its key's`() throws
    {
        var till = try Till.open()
        #expect(
            try refused(&till, .walletCreated(Sample.facts(), sealed: .null))
                == "wallet.conflict: creates ethereum/main, a name that was used before")
        let facts = Sample.facts(Sample.test)
        let stolen = WalletFacts(
            name: facts.name, network: facts.network, kind: facts.kind,
            publicKey: facts.publicKey, account: Sample.payee)
        #expect(
            try refused(&till, .walletCreated(stolen, sealed: .null))
                == "wallet.conflict: has an address that is not its public key's")
    }

    @Test func `a payment, and an acknowledgement without a clock`() throws {
        var till = try Till.open()
        #expect(
            try refused(&till, Event(kind: "payment.decided", body: JSONObject()))
                == "payment.conflict: is a payment and not an event")
        #expect(
            try refused(&till, Event(kind: "clock.acknowledged", body: JSONObject()))
                == "clock.conflict: has no clock")
    }

    @Test(arguments: [
        "agent.added", "agent.frozen", "agent.removed", "rate.set", "wallet.created",
        "policy.applied",
    ])
    func `one of a known kind without its members`(kind: String) throws {
        var till = try Till.open()
        #expect(try refused(&till, Event(kind: kind, body: JSONObject())) != nil)
    }
}
