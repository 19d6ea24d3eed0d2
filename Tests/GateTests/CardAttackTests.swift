import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// What somebody would try who wants a number shown twice, or for more than its owner said.
@Suite struct `An attack on a card's grant` {
    @Test func `sets the clock forward so that what was shown is forgotten`() throws {
        var bench = try CardBench(exposure: 1_500)
        try bench.till.start()
        let (_, first) = try bench.pay("10.00")
        #expect(bench.refused(first) == nil)
        // The wall clock alone: the boot clock knows better.
        bench.till.wall = bench.till.wall.adding(seconds: CardBook.exposureSeconds + 60)
        let (outcome, second) = try bench.pay("10.00")
        // Granted or not by its own windows, it is not redeemed before an admin looks.
        if outcome.rule == nil {
            #expect(bench.refused(second) == "clock.jumped")
        } else {
            #expect(outcome.rule == "clock.jumped")
        }
        #expect(bench.till.state.cards.exposed(CardBench.card, at: bench.till.wall) == 0)
        try bench.till.acknowledge()
        let (_, third) = try bench.pay("10.00")
        #expect(bench.refused(third) == nil)
        try bench.till.replays()
    }

    @Test func `redeems while the clock is suspect, in an entry that says another clock`() throws {
        var bench = try CardBench(exposure: 1_500)
        try bench.till.start()
        let (_, first) = try bench.pay("10.00")
        #expect(bench.refused(first) == nil)
        let (_, second) = try bench.pay("5.00", validFor: 3_600)
        bench.till.wall = bench.till.wall.adding(seconds: 600)
        let granted = bench.till.state.redeem(
            second, merchant: "https://shop.example", amount: "5.00", by: Sample.worker,
            clock: bench.till.clock)
        guard case .failure(let refusal) = granted else {
            Issue.record("the clock ran ten minutes ahead")
            return
        }
        #expect(refusal.rule == "clock.jumped")
        // Its entry's clock is read as the daemon's was: one from after the entry is none.
        let ahead = ClockReading(
            wall: bench.till.wall.adding(seconds: 86_400), bootID: bench.till.bootID,
            bootNanoseconds: bench.till.boot)
        let body = JSONObject([
            ("payment", .string(second.text)), ("card", .string(CardBench.card.text)),
            ("merchant", "https://shop.example"), ("value", ["amount": "5", "asset": "USD"]),
            ("clock", ahead.json),
        ])
        #expect(throws: Refusal.self) {
            try bench.till.record(
                Event(kind: "card.redeemed", body: body),
                by: Actor(role: .agent, name: "worker", uid: 1_000))
        }
    }

    @Test func `names another card, asset or spelling in the entry than the grant's`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        let body = JSONObject([
            ("payment", .string(payment.text)), ("card", .string(CardBench.card.text)),
            ("merchant", "https://shop.example"), ("value", ["amount": "10", "asset": "USD"]),
            ("clock", bench.till.clock.json),
        ])
        let agent = Actor(role: .agent, name: "worker", uid: 1_000)
        for (member, value) in [
            ("card", "card/other"), ("merchant", "https://SHOP.example"),
            ("value", ["amount": "10.00", "asset": "USD"]),
            ("value", ["amount": "10", "asset": "EUR"]),
            ("value", ["amount": "10", "asset": "USD", "more": "x"]), ("value", "10"),
            ("payment", "x"), ("clock", .null), ("extra", "x"),
        ] as [(String, JSON)] {
            var forged = body
            forged[member] = value
            var state = bench.till.state
            #expect(throws: EntryError.self, "\(member)") {
                try state.fold(
                    Event(kind: "card.redeemed", body: forged), by: agent, seq: state.nextSeq,
                    time: bench.till.wall, zones: { _ in nil })
            }
        }
        try bench.till.record(Event(kind: "card.redeemed", body: body), by: agent)
        try bench.till.replays()
    }

    @Test(arguments: [
        "https://SHOP.example", "https://shop.example:443", "https://shop.example.",
        "https://shop.example/", "https://shop.example@evil.example", "https://evil.example",
        "https://user@shop.example", "https://shop.example:8443", "http://shop.example",
        "https://sh\u{43e}p.example", "https://shop.example\u{0}", " https://shop.example",
        "https://shop.example#", "https://shop.example.evil.example", "//shop.example", "",
    ])
    func `says the grant's origin in other words`(merchant: String) throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        #expect(bench.refused(payment, merchant: merchant) == "card.grant-mismatch")
        #expect(bench.refused(payment) == nil)
    }

    @Test(arguments: [
        "10.001", "010", "1e1", "+10", "-10", "10,00", "10.00 ", "", ".", "9.99", "10.01",
        "\u{661}\u{660}", "340282366920938463463374607431768211466",
    ])
    func `says the grant's amount in other words`(amount: String) throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        #expect(bench.refused(payment, amount: amount) == "card.grant-mismatch")
        #expect(bench.refused(payment, amount: "10") == nil)
    }

    @Test(
        arguments: [
            ("https://4242424242424242.example", "10.00", 7, "intent"),
            ("https://pay.4242-4242-4242-4242.example", "10.00", 7, "intent"),
            ("https://shop.example", "4242424242424242", 7, "intent"),
            ("https://shop.example", "10.00", 4_242_424_242_424_242, "network.order"),
            ("https://shop.example", "10.00", 4_242_424_242_424_243, nil),
            ("https://shop24.example:8443", "10.00", 1_763_892_000_000, nil),
        ] as [(String, String, UInt64, String?)])
    func `writes a number that it was shown into the log`(
        merchant: String, amount: String, order: UInt64, place: String?
    ) throws {
        var bench = try CardBench()
        let intent: JSON = [
            "kind": "card", "merchant": .string(merchant), "amount": .string(amount),
            "asset": "USD",
        ]
        let network: JSON = ["order": .integer(order), "valid_for": 600]
        let proposal = try Card.propose(
            ProposalRequest(
                wallet: CardBench.facts, intent: intent, network: network, now: bench.till.wall))
        let request = bench.till.request(
            .proposal(proposal), by: Sample.worker, from: CardBench.card, intent: intent,
            network: network)
        #expect(request.fault?.path == place)
    }

    @Test func `settles the grant, and redeems it or one of the same order after that`() throws {
        var bench = try CardBench()
        let (_, first) = try bench.pay("10.00", order: 7)
        let (_, second) = try bench.pay("12.00", order: 7)
        try bench.till.record(
            .paymentSettled(
                second, cost: [["asset": "USD", "amount": "12"]], reference: nil, attested: nil))
        #expect(bench.refused(second, amount: "12.00") == "card.grant-ended")
        #expect(bench.refused(first) == "card.grant-ended")
        try bench.till.replays()
    }

    // The other would be voided, and its charge given back, with the number out and good for all of it.
    @Test func `settles a cheap grant of the order that it redeemed a dear one of`() throws {
        var bench = try CardBench()
        let (_, cheap) = try bench.pay("1.00", order: 7)
        let (_, dear) = try bench.pay("400.00", order: 7)
        #expect(bench.refused(dear, amount: "400.00") == nil)
        let settled = Event.paymentSettled(
            cheap, cost: [["asset": "USD", "amount": "1"]], reference: nil, attested: nil)
        let refusal = try #require(try bench.till.refusal(of: settled))
        #expect(refusal.detail.contains("settle that one"))
        #expect(bench.till.state.status(of: dear) == .signed)
        try bench.till.record(
            .paymentSettled(
                dear, cost: [["asset": "USD", "amount": "1"]], reference: nil, attested: nil))
        #expect(bench.till.state.status(of: cheap) == .voided)
        try bench.till.replays()
    }

    @Test func `loses the card from its wallets, its project or its registration`() throws {
        for event in [
            Event.policyApplied(
                CardBench.policy(
                    AgentBudget(
                        limit: Limit(amount: Sample.money("1000"), per: .day), perPayment: nil,
                        maxFee: Sample.money("5"), wallets: [Sample.main], payees: .any,
                        requests: .standard, cards: [CardBench.card]))),
            .agentStanding(Sample.worker, .removed, reason: "over"),
        ] {
            var bench = try CardBench()
            let (_, payment) = try bench.pay()
            try bench.till.record(event)
            #expect(bench.refused(payment) != nil)
            try bench.till.replays()
        }
    }

    @Test func `counts on a sum that wraps around`() throws {
        var bench = try CardBench(
            CardBench.policy(CardBench.budget(limit: "1000")), exposure: UInt128(UInt64.max))
        for _ in 0..<3 {
            let (_, payment) = try bench.pay("200.00")
            #expect(bench.refused(payment, amount: "200.00") == nil)
        }
        #expect(bench.till.state.cards.exposed(CardBench.card, at: bench.till.wall) == 60_000)
        #expect(
            try bench.pay("9999999999999999999999999999.99").0.rule != nil)
    }
}
