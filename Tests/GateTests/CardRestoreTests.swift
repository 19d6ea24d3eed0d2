import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// After an older copy was put back nobody knows what was shown in the entries that are lost.
@Suite struct `A card after an older copy was put back` {
    private func restore(_ till: inout Till) throws {
        till.pass(60)
        try till.record(
            .epochBegun(
                from: "k", to: "k2", signatures: ("a", "b"), known: nil, reason: "disk lost",
                sealed: []))
        try till.record(.vaultFreeze(false, reason: "limits looked at"))
    }

    /// A policy whose own windows are over soon, so that the card's alone is asked.
    private static func policy() -> BudgetPolicy {
        let hourly = AgentBudget(
            limit: Limit(amount: Sample.money("1000"), per: .day), perPayment: nil,
            maxFee: Sample.money("5"), wallets: [CardBench.card], payees: .any,
            requests: .standard, cards: [CardBench.card])
        return BudgetPolicy(
            currency: Sample.currency("USD"),
            projects: [
                Sample.game: Sample.project(
                    "10000", reserve: "0", emergency: "0",
                    agents: [Sample.worker: hourly, Sample.helper: hourly])
            ])
    }

    @Test func `is shown to nobody until 31 days are over`() throws {
        var bench = try CardBench(Self.policy())
        try restore(&bench.till)
        let restored = try #require(bench.till.state.restored)
        #expect(try bench.pay().0.rule == "window.restored")
        bench.till.pass(until: restored.adding(seconds: CardBook.exposureSeconds))
        let (refused, _) = try bench.pay()
        #expect(refused.rule == "window.restored")
        #expect(refused.refusal?.detail.contains("31 days") == true)
        bench.till.tick()
        let (granted, payment) = try bench.pay()
        #expect(granted.rule == nil, "\(granted)")
        #expect(bench.refused(payment) == nil)
        try bench.till.replays()
    }

    @Test func `is in doubt where it was added since, too`() throws {
        var bench = try CardBench(Self.policy())
        try restore(&bench.till)
        let key = [UInt8](repeating: 9, count: 32)
        let name = Sample.wallet("card/late")
        var body = CardBench.added().body
        body["card"] = .string(name.text)
        body["public_key"] = .string(Hex.encode(key))
        try bench.till.record(Event(kind: "card.added", body: body))
        let check = WindowRestored.check(
            exposureOf: name, in: bench.till.state, at: bench.till.wall)
        // The lost entries may have had the same plastic, shown to its ceiling.
        #expect(check?.rule == "window.restored")
    }

    @Test func `honours no grant from before, nor takes a proof that one was not redeemed`() throws
    {
        var bench = try CardBench(Self.policy())
        let (granted, payment) = try bench.pay(order: 1, validFor: 3_600)
        #expect(granted.rule == nil)
        try restore(&bench.till)
        #expect(bench.refused(payment) == "card.grant-ended")
        bench.till.pass(3_600)
        let voided = try bench.till.refusal(
            of: .paymentVoided(
                payment,
                proof: [
                    "chain": "card", "order": 1, "ended": "2026-11-24T00:00:00Z",
                    "redeemed": false,
                ], reference: nil, attested: nil))
        #expect(voided?.detail.contains("may have been shown") == true)
        try bench.till.record(.paymentWrittenOff(payment, reason: "nobody knows"))
        try bench.till.replays()
    }

    @Test func `keeps what it knows to have been shown`() throws {
        var bench = try CardBench(Self.policy(), exposure: 1_500)
        let (_, payment) = try bench.pay(order: 1)
        #expect(bench.refused(payment) == nil)
        try restore(&bench.till)
        #expect(bench.refused(payment) == "card.grant-spent")
        #expect(try bench.pay("1.00", order: 1).0.rule == "card.grant-spent")
        #expect(bench.till.state.cards.exposed(CardBench.card, at: bench.till.wall) == 1_000)
        try bench.till.replays()
    }

    // Redeemed in the entries that are lost, the dear one is good for all of its amount, whatever became of the cheap.
    @Test func `settles no cheap grant beside a dear one that may have been redeemed`() throws {
        var bench = try CardBench(Self.policy())
        let (_, cheap) = try bench.pay("1.00", order: 7)
        let (_, dear) = try bench.pay("400.00", order: 7)
        try restore(&bench.till)
        func settled(_ payment: PaymentID) -> Event {
            .paymentSettled(
                payment, cost: [["asset": "USD", "amount": "1"]], reference: nil, attested: nil)
        }
        let refusal = try #require(try bench.till.refusal(of: settled(cheap)))
        #expect(refusal.detail.contains("may have been shown for \(dear.text)"))
        #expect(refusal.detail.contains("settle that one"))
        #expect(bench.till.state.status(of: dear) == .signed)
        try bench.till.record(settled(dear))
        #expect(bench.till.state.status(of: cheap) == .voided)
        try bench.till.replays()
    }

    @Test func `settles what it knows to have been redeemed, however dear the others`() throws {
        var bench = try CardBench(Self.policy())
        let (_, cheap) = try bench.pay("10.00", order: 7)
        let (_, dear) = try bench.pay("400.00", order: 7)
        #expect(bench.refused(cheap) == nil)
        try restore(&bench.till)
        try bench.till.record(
            .paymentSettled(
                cheap, cost: [["asset": "USD", "amount": "10"]], reference: nil, attested: nil))
        #expect(bench.till.state.status(of: dear) == .voided)
        try bench.till.replays()
    }
}
