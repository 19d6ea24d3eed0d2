@testable import Gate
import JSON
import Terms
import Testing

@testable import Chains

/// Only its chain's own proof that it can never land frees a payment.
@Suite struct `A payment that is voided` {
    private func policy() -> BudgetPolicy {
        Sample.policy(
            Sample.team(
                Sample.limit("100", .week(starts: 0)),
                worker: Sample.agent(
                    Sample.limit("25"),
                    wallets: [Sample.main, Coins.bitcoin, Coins.ton])), nil)
    }

    private func void(_ payment: PaymentID, _ proof: JSON) -> Event {
        .paymentVoided(payment, proof: proof, reference: nil, attested: nil)
    }

    @Test func `gives back all that it held, as if it had never been`() throws {
        var till = try Till.open(policy())
        try till.send("5")
        let before = till.state.allBudgetLines(at: till.clock)
        let payment = try till.sign("20", nonce: 7)
        #expect(try till.send("0.000000001").rule == "agent.limit")
        try till.record(void(payment, Story.dead(7)))
        #expect(till.state.status(of: payment) == .voided)
        #expect(till.state.allBudgetLines(at: till.clock) == before)
        #expect(till.state.exposed(.vault).decimal == "5")
        #expect(try till.send("20").isSigned)
        try till.replays()
    }

    @Test func `gives a later window nothing`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("25", nonce: 7)
        till.pass(until: "2026-11-24T10:00:00Z")
        try till.send("20")
        try till.record(void(payment, Story.dead(7)))
        #expect(till.committed() == "20")
        #expect(try till.send("5.000000001").rule == "agent.limit")
        #expect(till.committed(.project(Sample.game)) == "20")
        try till.replays()
    }

    @Test func `is dead by the nonce of its own bytes and no other's`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20", nonce: 7)
        #expect(
            try till.complaint(void(payment, Story.dead(6)))
                == "voids payment \(payment.text), but the proof has account_nonce 7, which leaves "
                + "the payment's nonce 7 open")
        #expect(
            try till.complaint(void(payment, ["chain": "ton", "seqno": 9]))?.hasPrefix(
                "voids payment \(payment.text), but the proof ") == true)
        #expect(till.committed() == "20")
        try till.record(void(payment, Story.dead(7)))
        try till.replays()
    }

    @Test func `has a proof, whoever says so`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20", nonce: 7)
        let bare = Event(
            kind: "payment.voided", body: JSONObject([("payment", .string(payment.text))]))
        #expect(
            try till.complaint(bare) == "voids payment \(payment.text) without a proof")
        #expect(
            try till.complaint(void(payment, .null))?.hasPrefix(
                "voids payment \(payment.text), but the proof ") == true)
        let agent = Actor(role: .agent, name: "worker", uid: 1_000)
        #expect(
            try till.complaint(void(payment, Story.dead(7)), by: agent)
                == "is neither an admin's nor attested by an observer")
        #expect(till.state.status(of: payment) == .signed)
    }

    @Test func `is so once, and never settles`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("20", nonce: 7)
        try till.record(void(payment, Story.dead(7)))
        let words = "names payment \(payment.text), which is voided"
        #expect(try till.complaint(void(payment, Story.dead(7))) == words)
        #expect(
            try till.complaint(
                .paymentSettled(payment, cost: Story.cost("1"), reference: nil, attested: nil))
                == words)
        #expect(try till.complaint(.paymentWrittenOff(payment, reason: "r")) == words)
        #expect(till.committed() == "0")
        try till.replays()
    }

    @Test func `is not one that only went out of date`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("25", nonce: 7)
        for _ in 0..<40 {
            till.pass(86_400)
            #expect(till.state.status(of: payment) == .signed)
        }
        #expect(till.state.exposed(.agent(Sample.worker)).decimal == "25")
    }

    @Test func `on Bitcoin had an input spent by another, six blocks deep`() throws {
        var till = try Till.open(policy())
        try Coins.furnish(&till)
        let request = try Coins.bitcoin(&till)
        let outcome = till.decide(request)
        #expect(outcome.charge?.amount.decimal == till.committed())
        #expect(
            try till.complaint(void(request.payment, try Coins.spent(confirmations: 5)))
                == "voids payment \(request.payment.text), but the proof has 5 confirmations, fewer "
                + "than 6")
        try till.record(void(request.payment, try Coins.spent(confirmations: 6)))
        #expect(till.committed() == "0")
        try till.replays()
    }

    @Test func `on TON ran out with its seqno unused, by the masterchain's clock`() throws {
        var till = try Till.open(policy())
        try Coins.furnish(&till)
        let request = try Coins.ton(&till)
        let outcome = till.decide(request)
        #expect(outcome.charge?.amount.decimal == till.committed())
        let early: JSON = [
            "chain": "ton", "masterchain_time": "2026-11-23T10:03:00Z", "seqno": 7,
        ]
        #expect(
            try till.complaint(void(request.payment, early))?.hasPrefix(
                "voids payment \(request.payment.text), but the proof has masterchain_time ")
                == true)
        let late: JSON = [
            "chain": "ton", "masterchain_time": "2026-11-23T10:03:01Z", "seqno": 7,
        ]
        try till.record(void(request.payment, late))
        #expect(till.committed() == "0")
        try till.replays()
    }
}
