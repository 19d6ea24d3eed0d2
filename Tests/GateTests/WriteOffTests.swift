import Gate
import JSON
import Terms
import Testing

@Suite struct `A payment that is written off` {
    private func policy() -> BudgetPolicy {
        Sample.policy(
            Sample.team(
                worker: Sample.agent(
                    Sample.limit("25"), Bounds(exposure: Sample.money("30")))), nil)
    }

    @Test func `stays spent and is no longer waited for`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        try till.record(.paymentWrittenOff(payment, reason: "nobody knows"))
        #expect(till.state.status(of: payment) == .writtenOff)
        #expect(till.committed() == "20")
        #expect(till.state.exposed(.agent(Sample.worker)) == .zero)
        #expect(try till.send("5.000000001").rule == "agent.limit")
        // The debt of the day before is off the books of what may still land.
        till.pass(86_400)
        #expect(try till.send("25").isSigned)
        try till.replays()
    }

    @Test func `is so by an admin's word, with a reason`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20")
        let words = "writes payment \(payment.text) off without an admin's reason"
        #expect(try till.complaint(.paymentWrittenOff(payment, reason: "")) == words)
        for role in [Actor.Role.agent, .daemon, .feed, .audit] {
            let actor = Actor(role: role, name: "worker", uid: 1_000)
            #expect(
                try till.complaint(.paymentWrittenOff(payment, reason: "r"), by: actor)
                    == "is \(role.rawValue)'s, who may not cause payment.written_off")
        }
        #expect(till.state.status(of: payment) == .signed)
    }

    @Test func `is never freed afterwards`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20", nonce: 3)
        try till.record(.paymentWrittenOff(payment, reason: "r"))
        let words = "names payment \(payment.text), which is written_off"
        for event in [
            Event.paymentVoided(payment, proof: Story.dead(3), reference: nil, attested: nil),
            .paymentSettled(payment, cost: Story.cost("1"), reference: nil, attested: nil),
            .paymentWrittenOff(payment, reason: "r"),
        ] { #expect(try till.complaint(event) == words) }
        #expect(till.committed() == "20")
        try till.replays()
    }

    @Test func `stays spent though others of its class are proven dead, or land for less`() throws {
        for dies in [true, false] {
            var till = try Till.open(policy())
            let dear = try till.sign("20", nonce: 3)
            let cheap = try till.sign("8", nonce: 3)
            #expect(till.committed() == "20")
            try till.record(.paymentWrittenOff(dear, reason: "r"))
            #expect(till.committed() == "20")
            // The other may still land, so it is still a debt.
            #expect(till.state.exposed(.agent(Sample.worker)).decimal == "20")
            try till.record(
                dies
                    ? .paymentVoided(cheap, proof: Story.dead(3), reference: nil, attested: nil)
                    : .paymentSettled(
                        cheap, cost: Story.cost("5"), reference: nil, attested: nil))
            #expect(till.committed() == "20")
            #expect(till.state.exposed(.agent(Sample.worker)) == .zero)
            try till.replays()
        }
    }

    @Test func `whose nonce is signed for once more is charged beside it`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("10", nonce: 3)
        try till.record(.paymentWrittenOff(payment, reason: "r"))
        #expect(try till.send("15.000000001", nonce: 3).rule == "agent.limit")
        #expect(try till.send("15", nonce: 3).isSigned)
        #expect(till.committed() == "25")
        try till.replays()
    }
}
