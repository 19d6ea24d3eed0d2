import Chains
import Gate
import JSON
import Terms
import Testing

@Suite struct `A card's grant at the gate` {
    @Test func `is charged as any payment, without a rate in its own currency`() throws {
        var bench = try CardBench()
        let (outcome, _) = try bench.pay("10.01")
        #expect(outcome.rule == nil)
        let lines = bench.till.state.budgetLines(of: Sample.worker, at: bench.till.clock)
        #expect(lines.first?.committed == Sample.money("10.01"))
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `is charged by the rate of its currency in another`() throws {
        var bench = try CardBench(CardBench.policy(currency: "CAD"))
        #expect(try bench.pay().0.rule == "rate.missing")
        try bench.till.setRate("1.37", asset: "USD")
        #expect(try bench.pay().0.rule == nil)
        let lines = bench.till.state.budgetLines(of: Sample.worker, at: bench.till.clock)
        #expect(lines.first?.committed == Sample.money("13.7"))
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `is refused above the agent's limit`() throws {
        var bench = try CardBench(CardBench.policy(CardBench.budget(limit: "15")))
        #expect(try bench.pay("10").0.rule == nil)
        #expect(try bench.pay("5.01").0.rule == "agent.limit")
    }

    @Test func `is refused where the policy shows the agent no number`() throws {
        var bench = try CardBench(CardBench.policy(CardBench.budget(shows: false)))
        #expect(try bench.pay().0.rule == "card.reveal-not-granted")
        // And so is what was granted before the policy changed.
        bench = try CardBench()
        let (_, payment) = try bench.pay()
        try bench.till.record(
            .policyApplied(CardBench.policy(CardBench.budget(shows: false))))
        #expect(bench.refused(payment) == "card.reveal-not-granted")
    }

    @Test func `is redeemed once`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        #expect(bench.refused(payment) == nil)
        #expect(bench.refused(payment) == "card.grant-spent")
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `shares its order with one that is redeemed, and is spent by it`() throws {
        var bench = try CardBench()
        let (_, first) = try bench.pay("10.00", order: 7)
        let (_, second) = try bench.pay("12.00", order: 7)
        // Of one order one number is shown, so the dearest of its grants is charged, once.
        let lines = bench.till.state.budgetLines(of: Sample.worker, at: bench.till.clock)
        #expect(lines.first?.committed == Sample.money("12"))
        #expect(bench.refused(second, amount: "12.00") == nil)
        #expect(bench.refused(first) == "card.grant-spent")
        #expect(try bench.pay("1.00", order: 7).0.rule == "card.grant-spent")
        // Another agent counts its purchases by itself, and is charged for them.
        let (others, theirs) = try bench.pay("10.00", order: 7, by: Sample.helper)
        #expect(others.rule == nil)
        #expect(bench.refused(theirs, by: Sample.helper) == nil)
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `is for its merchant and its amount`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        for (merchant, amount) in [
            ("https://evil.example", "10.00"), ("https://shop.example:8443", "10.00"),
            ("https://shop.example/", "10.00"), ("http://shop.example", "10.00"),
            ("https://shop.example", "10.01"), ("https://shop.example", "9.99"),
            ("https://shop.example", "1e1"), ("", ""),
        ] {
            #expect(
                bench.refused(payment, merchant: merchant, amount: amount)
                    == "card.grant-mismatch", "\(merchant) \(amount)")
        }
        #expect(bench.refused(payment, amount: "10") == nil)
    }

    @Test func `is its agent's alone, and an agent's alone`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        #expect(bench.refused(payment, by: Sample.helper) == "card.grant-ended")
        for role in [Actor.Role.admin, .daemon, .feed, .audit] {
            #expect(throws: Refusal.self) { try bench.redeem(payment, role: role) }
        }
        #expect(bench.refused(payment) == nil)
    }

    @Test func `ends with its time`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay(validFor: 30)
        bench.till.pass(30)
        #expect(bench.refused(payment) == "card.grant-ended")
    }

    @Test func `ends with its payment, whatever became of that`() throws {
        var bench = try CardBench()
        let (_, voided) = try bench.pay(order: 1)
        try bench.till.record(
            .paymentVoided(
                voided,
                proof: [
                    "chain": "card", "order": 1, "ended": "2026-11-24T00:00:00Z",
                    "redeemed": false,
                ], reference: nil, attested: nil))
        #expect(bench.refused(voided) == "card.grant-ended")
        let unknown = PaymentID(moment: bench.till.wall, randomness: 99)
        #expect(bench.refused(unknown) == "card.grant-ended")
    }

    @Test func `can't be voided once its number was shown`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay(order: 1)
        try bench.redeem(payment)
        #expect(throws: Refusal.self) {
            try bench.till.record(
                .paymentVoided(
                    payment,
                    proof: [
                        "chain": "card", "order": 1, "ended": "2026-11-24T00:00:00Z",
                        "redeemed": false,
                    ], reference: nil, attested: nil))
        }
    }

    @Test func `is withheld by every freeze`() throws {
        let reason = "a test"
        for (freeze, thaw, rule) in [
            (
                Event.vaultFreeze(true, reason: reason), Event.vaultFreeze(false, reason: reason),
                "vault.frozen"
            ),
            (
                .projectFreeze(Sample.game, true, reason: reason),
                .projectFreeze(Sample.game, false, reason: reason), "project.frozen"
            ),
            (
                .walletFreeze(CardBench.card, true, reason: reason),
                .walletFreeze(CardBench.card, false, reason: reason), "wallet.frozen"
            ),
            (
                .agentStanding(Sample.worker, .frozen, reason: reason),
                .agentStanding(Sample.worker, .active, reason: reason), "agent.not-active"
            ),
        ] {
            var bench = try CardBench()
            let (_, payment) = try bench.pay()
            try bench.till.record(freeze)
            #expect(bench.refused(payment) == rule)
            try bench.till.record(thaw)
            #expect(bench.refused(payment) == nil)
        }
    }
}
