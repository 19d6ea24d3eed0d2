@testable import Gate
import JSON
import Terms
import Testing

@Suite struct `A payment that settles` {
    private func policy(_ limit: Limit = Sample.limit("25")) -> BudgetPolicy {
        Sample.policy(
            Sample.team(Sample.limit("100", .week(starts: 0)), worker: Sample.agent(limit)), nil)
    }

    private func settled(_ payment: PaymentID, _ ether: String, reference: String? = nil) -> Event {
        .paymentSettled(
            payment, cost: Story.cost(ether), reference: reference, attested: nil)
    }

    @Test func `frees what it did not cost, in the window it was charged to`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        #expect(till.state.status(of: payment) == .signed)
        #expect(till.state.exposed(.agent(Sample.worker)).decimal == "20")
        try till.record(settled(payment, "12"))
        #expect(till.state.status(of: payment) == .settled)
        #expect(till.state.exposed(.agent(Sample.worker)) == .zero)
        #expect(till.committed() == "12")
        #expect(till.committed(.project(Sample.game)) == "12")
        #expect(try till.send("13.000000001").rule == "agent.limit")
        #expect(try till.send("13").isSigned)
        try till.replays()
    }

    @Test(arguments: ["0", "0.000000001", "20"])
    func `costs anything from nothing to all it was charged`(cost: String) throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        try till.record(settled(payment, cost))
        #expect(till.committed() == cost)
        try till.replays()
    }

    @Test func `after its window's end gives the present window nothing`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        till.pass(until: "2026-11-24T10:00:00Z")
        try till.send("15")
        try till.record(settled(payment, "1"))
        // The week that both days lie in has it back; Tuesday has not.
        #expect(till.committed(.project(Sample.game)) == "16")
        #expect(till.committed() == "15")
        #expect(try till.send("10.000000001").rule == "agent.limit")
        #expect(try till.send("10").isSigned)
        try till.replays()
    }

    @Test func `frees a rolling window as long as that remembers it`() throws {
        var till = try Till.open(policy(Sample.limit("25", .rolling(seconds: 86_400))))
        let payment = try till.sign("20")
        till.pass(86_400 - 1)
        try till.record(settled(payment, "1"))
        #expect(try till.send("24.000000001").rule == "agent.limit")
        #expect(try till.send("24").isSigned)
        try till.replays()
    }

    @Test func `above its charge needs a reference`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        let words =
            "settles payment \(payment.text) at 20.000000001, above the 20 it was charged, without "
            + "a reference"
        #expect(try till.complaint(settled(payment, "20.000000001")) == words)
        #expect(try till.complaint(settled(payment, "20.000000001", reference: "")) == words)
        let event = settled(payment, "20.000000001", reference: "0xfeed")
        #expect(try till.complaint(event) == nil)
        #expect(till.committed() == "20.000000001")
        try till.replays()
    }

    @Test func `above its charge is posted now, to every scope, whatever their limits say`() throws
    {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        till.pass(until: "2026-11-24T10:00:00Z")
        try till.record(settled(payment, "50", reference: "0xfeed"))
        // Monday keeps its twenty; thirty more stand on Tuesday, where twenty-five is the limit.
        #expect(till.committed() == "30")
        #expect(till.committed(.project(Sample.game)) == "50")
        let over = try till.send("0.000000001")
        #expect(over.rule == "agent.limit")
        #expect(
            over.refusal?.detail
                == "0.000000001 CAD on top of 30 CAD is above worker's limit of 25 CAD a day")
        #expect(over.left == ["0", "0"])
        #expect(
            over.refusal?.hint
                == "0 CAD is left until 2026-11-25T00:00:00Z; ask for less, or wait")
        #expect(try till.send("25", by: Sample.helper).isSigned)
        #expect(try till.send("25.000000001", by: Sample.helper).rule == "project.limit")
        till.pass(until: "2026-11-25T10:00:00Z")
        #expect(try till.send("25").isSigned)
        try till.replays()
    }

    @Test func `is reckoned at the rates it was charged with`() throws {
        var till = try Till.open(policy())
        try till.setRate("2", haircut: 100)
        let payment = try till.sign("10")
        #expect(till.committed() == "20.2")
        try till.setRate("9")
        try till.record(settled(payment, "5"))
        #expect(till.committed() == "10.1")
        try till.replays()
    }

    @Test func `does so once, and nothing else becomes of it`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20", nonce: 1)
        try till.record(settled(payment, "12"))
        let words = "names payment \(payment.text), which is settled"
        #expect(try till.complaint(settled(payment, "12")) == words)
        #expect(try till.complaint(settled(payment, "0")) == words)
        #expect(try till.complaint(.paymentWrittenOff(payment, reason: "r")) == words)
        let void = Event.paymentVoided(payment, proof: Story.dead(1), reference: nil, attested: nil)
        #expect(try till.complaint(void) == words)
        #expect(till.committed() == "12")
        try till.replays()
    }

    @Test func `is one that was signed`() throws {
        var till = try Till.open(policy())
        let refused = try till.ask("26")
        #expect(till.decide(refused).rule == "agent.limit")
        let stranger = PaymentID(moment: till.wall, randomness: 99)
        for id in [refused.payment, stranger] {
            #expect(
                try till.complaint(settled(id, "1"))
                    == "names payment \(id.text), which was never signed")
        }
        let nobody = Event(kind: "payment.settled", body: JSONObject([("payment", "x")]))
        #expect(try till.complaint(nobody) == "names no payment")
    }

    private static let badCosts: [JSON] = [
        "12", ["asset": "ETH", "amount": "12"], [12], [["asset": "ETH"]],
        [["asset": "ETH", "amount": 12]], [["asset": "ETH", "amount": "-1"]],
        [["asset": "ETH", "amount": "1e1"]], [["asset": "ETH", "amount": "1", "note": "x"]],
        [["asset": "ETH", "amount": "0.0000000000000000001"]], [["asset": "BTC", "amount": "1"]],
        [["asset": "ETH:testnet", "amount": "1"]],
        [["asset": "ETH", "amount": "1"], ["asset": "ETH", "amount": "1"]],
        [["asset": "ETH", "amount": "340282366920938463463.374607431768211455"]],
    ]

    @Test(arguments: badCosts)
    func `costs amounts of its assets, each once`(cost: JSON) throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        let event = Event.paymentSettled(
            payment, cost: cost, reference: "0xfeed", attested: nil)
        let words = try till.complaint(event)
        #expect(
            words == "settles payment \(payment.text) with a cost that is not of its assets, each "
                + "once"
                || words == "settles payment \(payment.text) without a cost")
        #expect(till.state.status(of: payment) == .signed)
    }

    @Test func `costs no more than can be counted on top of all that was spent`() throws {
        var till = try Till.open(policy())
        try till.send("5")
        let payment = try till.sign("20")
        let event = settled(payment, Money.most.decimal, reference: "0xfeed")
        #expect(
            try till.complaint(event)
                == "settles payment \(payment.text) at \(Money.most.decimal), which with all "
                + "charges before it is above \(Money.most.decimal)")
        #expect(till.committed() == "25")
        // To the last unit it is an overrun like any other, and blocks.
        try till.record(settled(payment, "4611686013.427387904", reference: "0xfeed"))
        #expect(till.committed() == Money.most.decimal)
        #expect(try till.send("0.000000001").rule == "charge.too-large")
        try till.replays()
    }

    @Test(arguments: [Actor.Role.agent, .daemon, .audit, .feed])
    func `is believed of an admin and of no other door`(role: Actor.Role) throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        let actor = Actor(role: role, name: "worker", uid: 1_000)
        #expect(
            try till.complaint(settled(payment, "1"), by: actor)
                == "is neither an admin's nor attested by an observer")
        try till.record(
            .paymentReported(payment, report: ["outcome": "failed"]), by: actor)
        #expect(till.state.status(of: payment) == .signed)
        #expect(till.committed() == "20")
        try till.replays()
    }
}
