import Gate
import JSON
import Terms
import Testing

/// An agent that lost a reply and makes up a new key must not pay twice by mistake.
@Suite struct `A payment like one just made` {
    private func till(_ rule: DuplicateRule) throws -> Till {
        let worker = Sample.agent(duplicates: rule)
        var till = try Till.open(
            Sample.policy(Sample.team(worker: worker, helper: worker), nil))
        // Past the nanoseconds that ledger time ran ahead of a clock that stood still.
        till.pass(1)
        return till
    }

    /// The same body under another key.
    private func again(
        _ request: PaymentRequest, _ number: UInt128, by agent: AgentName? = nil,
        confirmed: Bool = false
    ) -> PaymentRequest {
        PaymentRequest(
            agent: agent ?? request.agent, uid: request.uid, key: "key-000000000000000\(number)",
            fingerprint: request.fingerprint,
            payment: PaymentID(moment: Sample.monday, randomness: 1 << 70 | number),
            wallet: request.wallet, intent: request.intent, network: request.network,
            purpose: nil, understanding: request.understanding, isConfirmed: confirmed)
    }

    @Test func `is refused within ten minutes, where the request is the very same`() throws {
        var till = try till(.sameRequest)
        let request = try till.ask("1")
        #expect(till.decide(request).isSigned)
        till.pass(600)
        let over = till.decide(again(request, 1))
        #expect(over.rule == "payment.possible-duplicate")
        #expect(
            over.refusal?.detail
                == "1 ETH to \(Sample.payee.text) was signed 600 s ago under another key, within "
                + "600 s")
        #expect(
            over.refusal?.hint
                == "for its bytes ask again with the same Idempotency-Key; to pay twice add "
                + "\"confirm_duplicate\": true")
        // The same payment asked for in other words is another request, and was meant.
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `is signed after ten minutes, to the nanosecond`() throws {
        var till = try till(.sameRequest)
        let request = try till.ask("1")
        #expect(till.decide(request).isSigned)
        let time = try #require(till.state.lastTime)
        till.pass(until: time.adding(seconds: 600))
        #expect(till.decide(again(request, 1)).rule == "payment.possible-duplicate")
        till.pass(until: Moment(nanoseconds: time.nanoseconds + 600 * Moment.second + 1))
        #expect(till.decide(again(request, 2)).isSigned)
        // That one counts from its own time.
        #expect(till.decide(again(request, 3)).rule == "payment.possible-duplicate")
        try till.replays()
    }

    @Test func `is signed where it is confirmed, which the log shows`() throws {
        var till = try till(.sameRequest)
        let request = try till.ask("1", nonce: 5)
        #expect(till.decide(request).isSigned)
        let twice = till.decide(again(request, 1, confirmed: true))
        #expect(twice.isSigned)
        #expect(try Edited.members(twice.recorded.bytes)["confirmed"] == true)
        try till.replays()
    }

    @Test func `of a fellow agent is no duplicate`() throws {
        var till = try till(.samePayment(within: 60))
        let request = try till.ask("1")
        #expect(till.decide(request).isSigned)
        #expect(till.decide(again(request, 1, by: Sample.helper)).isSigned)
        #expect(till.decide(again(request, 2)).rule == "payment.possible-duplicate")
        try till.replays()
    }

    @Test func `is payee, asset and amount, where the policy says so`() throws {
        var till = try till(.samePayment(within: 3_600))
        try till.send("1", gasPrice: "1")
        till.pass(3_600 - 1)
        let over = try till.send("1", gasPrice: "2")
        #expect(over.rule == "payment.possible-duplicate")
        #expect(
            over.refusal?.detail
                == "1 ETH to \(Sample.payee.text) was signed 3599 s ago under another key, within "
                + "3600 s")
        #expect(try till.send("1.000000000000000001").isSigned)
        #expect(try till.send("1", to: Sample.other).isSigned)
        till.pass(2)
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `is nothing where the policy allows it`() throws {
        var till = try till(.allow)
        let request = try till.ask("1", nonce: 5)
        #expect(till.decide(request).isSigned)
        #expect(till.decide(again(request, 1)).isSigned)
        try till.replays()
    }

    @Test func `that was refused was not made`() throws {
        var till = try till(.sameRequest)
        let request = try till.ask("1001")
        #expect(till.decide(request).rule == "agent.limit")
        #expect(till.decide(again(request, 1)).rule == "agent.limit")
        try till.replays()
    }

    @Test func `is found among many, a day back and no further`() throws {
        var till = try till(.samePayment(within: 86_400))
        try till.send("7")
        for count in 1...300 {
            till.pass(280)
            try till.send("0.\(1_000 + count)")
        }
        #expect(try till.send("7").rule == "payment.possible-duplicate")
        till.pass(86_400 - 300 * 280 + 1)
        #expect(try till.send("7").isSigned)
        try till.replays()
    }

    @Test func `is found across a change of the rule`() throws {
        var till = try till(.allow)
        let request = try till.ask("1", nonce: 5)
        #expect(till.decide(request).isSigned)
        let worker = Sample.agent(duplicates: .sameRequest)
        try till.apply(Sample.policy(Sample.team(worker: worker), nil))
        #expect(till.decide(again(request, 1)).rule == "payment.possible-duplicate")
        try till.replays()
    }
}
