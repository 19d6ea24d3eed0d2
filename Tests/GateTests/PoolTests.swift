import JSON
import Terms
import Testing

@testable import Gate

/// A project's pools: what is spent freely, then the reserve, then the emergency pool.
@Suite struct `A project's pools` {
    private let admin = Actor(role: .admin, name: "", uid: 500)
    private var spender: AgentBudget { Sample.agent(Sample.limit("1000")) }

    /// 100 a week: 30 general, 50 reserve, 20 emergency.
    private func policy(
        _ reserve: Draw = .approval, emergency: Bool = true, limit: String = "100"
    ) -> BudgetPolicy {
        Sample.policy(
            Sample.team(
                Sample.limit(limit, .week(starts: 0)), worker: spender, helper: spender,
                reserve: "50", emergency: "20", drawsReserve: reserve, drawsEmergency: emergency),
            nil)
    }

    private func grant(
        _ till: inout Till, _ amount: String = "20", until: String = "2026-11-29T00:00:00Z"
    ) throws {
        try till.record(
            .emergencyGranted(
                Sample.game, amount: Sample.money(amount), until: Sample.moment(until),
                reason: "the roof leaks"))
    }

    /// What of the pools is used: general, reserve, emergency.
    private func used(_ till: Till) -> [String] {
        let books = till.state.books
        let week = ZoneRules.utc.window(.week(starts: 0), containing: till.wall)
        let parts = [Subject.all, .reserve, .emergency].map {
            books.committed(.project(Sample.game), $0, in: week)
        }
        let general = parts[0].subtracting(parts[1]).subtracting(parts[2])
        return ([general] + parts.dropFirst()).map(\.decimal)
    }

    /// Approves what waits and has it fetched.
    private func approved(_ till: inout Till, _ ether: String, nonce: UInt64? = nil) throws
        -> PaymentID
    {
        let request = try till.ask(ether, nonce: nonce)
        let waiting = try #require(till.decide(request).waiting)
        try #require(waiting.reason.rule == "approval.reserve")
        try till.record(
            .paymentApproved(request.payment, digest: waiting.digest.hex), by: admin)
        try #require(till.decide(request).isSigned)
        return request.payment
    }

    @Test func `of which general alone is spent freely, to the unit`() throws {
        var till = try Till.open(policy(.deny))
        try till.send("20")
        let over = try till.send("10.000000001")
        #expect(over.rule == "project.limit")
        #expect(
            over.refusal?.detail
                == "10.000000001 CAD is above the 10 CAD that project game can still bear this week"
        )
        #expect(
            over.refusal?.hint
                == "10 CAD is left until 2026-11-30T00:00:00Z; ask for less, or wait")
        #expect(try till.send("10").isSigned)
        #expect(used(till) == ["30", "0", "0"])
        try till.replays()
    }

    @Test func `open the reserve for an approval, when general is used up`() throws {
        var till = try Till.open(policy())
        till.pass(1)
        try till.send("20")
        let request = try till.ask("15")
        let outcome = till.decide(request)
        #expect(outcome.rule == "approval.reserve")
        #expect(
            outcome.waiting?.reason.detail
                == "5 CAD of it would come from the reserve of project game")
        #expect(
            outcome.waiting?.reason.hint
                == "ask again with the same Idempotency-Key once an admin has approved it")
        #expect(outcome.waiting?.until == outcome.recorded.time.adding(seconds: 86_400))
        #expect(used(till) == ["20", "0", "0"])
        try till.record(
            .paymentApproved(
                request.payment, digest: try #require(outcome.waiting).digest.hex), by: admin)
        let fetched = till.decide(request)
        #expect(fetched.isSigned)
        #expect(
            try Edited.members(fetched.recorded.bytes)["draws"]
                == ["emergency": "0", "general": "10", "reserve": "5"])
        #expect(used(till) == ["30", "5", "0"])
        try till.replays()
    }

    @Test func `give the reserve to its last unit and no further`() throws {
        var till = try Till.open(policy())
        try till.send("30")
        #expect(try till.send("50.000000001").rule == "project.limit")
        _ = try approved(&till, "50")
        #expect(used(till) == ["30", "50", "0"])
        #expect(try till.send("0.000000001").rule == "project.limit")
        try till.replays()
    }

    @Test func `give the emergency pool under a grant alone`() throws {
        var till = try Till.open(policy(.deny))
        try till.send("30")
        #expect(try till.send("1").rule == "project.limit")
        try grant(&till, "15")
        #expect(try till.send("15.000000001").rule == "project.limit")
        let outcome = try till.send("10")
        #expect(outcome.isSigned)
        #expect(
            try Edited.members(outcome.recorded.bytes)["draws"]
                == ["emergency": "10", "general": "0", "reserve": "0"])
        #expect(till.state.grants[Sample.game]?.left.decimal == "5")
        #expect(try till.send("5").isSigned)
        // The pool has five more; the grant has none.
        #expect(try till.send("0.000000001").rule == "project.limit")
        #expect(used(till) == ["30", "0", "15"])
        try till.replays()
    }

    @Test func `are drawn in order: general, reserve, emergency`() throws {
        var till = try Till.open(policy())
        try till.send("25")
        try grant(&till)
        let payment = try approved(&till, "70")
        #expect(used(till) == ["30", "50", "15"])
        #expect(till.state.grants[Sample.game]?.left.decimal == "5")
        #expect(till.state.status(of: payment) == .signed)
        #expect(try till.send("5.000000001").rule == "project.limit")
        #expect(try till.send("5").isSigned)
        #expect(used(till) == ["30", "50", "20"])
        try till.replays()
    }

    @Test func `get back what was drawn last first`() throws {
        var till = try Till.open(policy())
        try till.send("25")
        try grant(&till)
        let payment = try approved(&till, "70", nonce: 1)
        // Ten of seventy came back: ten of the fifteen from the emergency pool.
        try till.record(
            .paymentSettled(payment, cost: Story.cost("60"), reference: nil, attested: nil))
        #expect(used(till) == ["30", "50", "5"])
        // A grant that was used is used, whatever became of the payment.
        #expect(till.state.grants[Sample.game]?.left.decimal == "5")
        try till.replays()
    }

    @Test func `get all back from a void, as they were`() throws {
        var till = try Till.open(policy())
        try till.send("25")
        try grant(&till)
        let payment = try approved(&till, "70", nonce: 1)
        try till.record(
            .paymentVoided(payment, proof: Story.dead(1), reference: nil, attested: nil))
        #expect(used(till) == ["25", "0", "0"])
        #expect(till.state.grants[Sample.game]?.left.decimal == "5")
        #expect(try till.send("5").isSigned)
        #expect(try till.send("0.000000001").rule == "approval.reserve")
        try till.replays()
    }

    @Test func `hold replaced signatures' draws once, each with an approval of its own`() throws {
        var till = try Till.open(policy())
        try till.send("30")
        _ = try approved(&till, "20", nonce: 1)
        // Though no more of the reserve is drawn than before: what replaces a payment may pay another.
        _ = try approved(&till, "15", nonce: 1)
        #expect(used(till) == ["30", "20", "0"])
        let more = try till.send("20.000000001", nonce: 1)
        #expect(more.rule == "approval.reserve")
        #expect(
            more.waiting?.reason.detail
                == "20.000000001 CAD of it would come from the reserve of project game")
        try till.replays()
    }

    @Test func `give back to general what a replaced signature no longer needs of it`() throws {
        var till = try Till.open(policy())
        let free = try till.sign("30", nonce: 9)
        _ = try approved(&till, "20", nonce: 1)
        try till.record(
            .paymentVoided(free, proof: Story.dead(9), reference: nil, attested: nil))
        #expect(used(till) == ["0", "20", "0"])
        // Signed anew, it comes from what is free now.
        #expect(try till.send("20", nonce: 1).isSigned)
        #expect(used(till) == ["20", "0", "0"])
        try till.replays()
    }

    @Test func `count what cost more than was charged as general, below nothing`() throws {
        var till = try Till.open(policy())
        let payment = try till.sign("25")
        try till.record(
            .paymentSettled(payment, cost: Story.cost("60"), reference: "0xfeed", attested: nil))
        #expect(used(till) == ["60", "0", "0"])
        // The whole of the limit still bounds what the reserve may give.
        #expect(try till.send("40.000000001").rule == "project.limit")
        #expect(try till.send("40").rule == "approval.reserve")
        try till.replays()
    }

    @Test func `are whole again in the next window, and the old grant with them or not`() throws {
        var till = try Till.open(policy(.deny))
        try till.send("30")
        try grant(&till, "20", until: "2026-12-05T00:00:00Z")
        try till.send("12")
        till.pass(until: "2026-11-30T00:00:00Z")
        #expect(used(till) == ["0", "0", "0"])
        // Of the grant eight are left, of the pool all twenty.
        #expect(try till.send("38.000000001").rule == "project.limit")
        #expect(try till.send("38").isSigned)
        try till.replays()
    }

    @Test func `stay shut while the policy denies them, grant or no grant`() throws {
        var till = try Till.open(policy(.deny, emergency: true))
        try till.send("30")
        try grant(&till)
        try till.apply(policy(.deny, emergency: false))
        #expect(try till.send("1").rule == "project.limit")
        #expect(
            try till.complaint(
                .emergencyGranted(
                    Sample.game, amount: Sample.money("1"), until: till.wall.adding(seconds: 60),
                    reason: "r"))
                == "grants more than project game has in an emergency pool to draw on")
        try till.replays()
    }

    @Test func `lowered below what was drawn leave nothing, and nothing overflows`() throws {
        var till = try Till.open(policy())
        try till.send("30")
        _ = try approved(&till, "40")
        try till.apply(policy(limit: "70"))
        #expect(try till.send("0.000000001").rule == "project.limit")
        try till.apply(policy(limit: "75"))
        // Five more in all, and ten of the reserve: what the limit bears is what counts.
        #expect(try till.send("5.000000001").rule == "project.limit")
        _ = try approved(&till, "5")
        try till.replays()
    }
}

@Suite struct `A grant to draw on the emergency pool` {
    private func till() throws -> Till {
        try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("100", .week(starts: 0)), reserve: "50", emergency: "20"), nil))
    }

    private func grant(
        _ till: Till, _ amount: String = "20", for seconds: Int64 = 3_600, reason: String = "r",
        of project: ProjectName = Sample.game
    ) -> Event {
        .emergencyGranted(
            project, amount: Sample.money(amount), until: till.wall.adding(seconds: seconds),
            reason: reason)
    }

    @Test func `ends at its time, to the nanosecond`() throws {
        var till = try till()
        try till.send("30")
        try till.record(grant(till))
        let until = try #require(till.state.grants[Sample.game]).until
        till.pass(until: Moment(nanoseconds: until.nanoseconds - 1))
        #expect(try till.send("1").isSigned)
        till.pass(until: until)
        #expect(try till.send("1").rule == "project.limit")
        try till.replays()
    }

    @Test func `takes the place of the one before it`() throws {
        var till = try till()
        try till.send("30")
        try till.record(grant(till, "20"))
        try till.record(grant(till, "3"))
        #expect(try till.send("3.000000001").rule == "project.limit")
        #expect(try till.send("3").isSigned)
        try till.record(grant(till, "20"))
        // The pool itself has seventeen left, whatever grants add up to.
        #expect(try till.send("17.000000001").rule == "project.limit")
        #expect(try till.send("17").isSigned)
        try till.replays()
    }

    @Test func `has a reason, an amount of the pool, and an end within 30 days`() throws {
        var till = try till()
        #expect(try till.complaint(grant(till, reason: "")) == "grants without a reason")
        #expect(try till.complaint(grant(till, "0")) == "is not a grant of the known form")
        let most = "grants more than project game has in an emergency pool to draw on"
        #expect(try till.complaint(grant(till, "20.000000001")) == most)
        #expect(
            try till.complaint(grant(till, of: Sample.project("none")))
                == "grants more than project none has in an emergency pool to draw on")
        let span = "lasts no time, or longer than 2592000 s"
        #expect(try till.complaint(grant(till, for: 0)) == span)
        #expect(try till.complaint(grant(till, for: 2_592_001)) == span)
        try till.record(grant(till, for: 2_592_000))
        try till.replays()
    }
}
