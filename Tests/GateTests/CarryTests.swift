import Gate
import JSON
import Policy
import Terms
import Testing

/// Carry-over, read strictly: what a window never had committed, up to a cap, into the next one alone.
@Suite struct `What a window leaves over` {
    private func policy(_ amount: String = "10", carry: String? = "4", zone: ZoneRules = .utc)
        -> BudgetPolicy
    {
        Sample.policy(
            Sample.team(
                worker: Sample.agent(Sample.limit(amount, .day, carry: carry)), zone: zone), nil)
    }

    /// What the agent's window can bear at this time, as an attempt above all of it says.
    private func limit(_ till: inout Till) throws -> String? {
        let outcome = try till.send("500")
        try #require(outcome.rule == "agent.limit")
        let words = outcome.refusal?.detail.split(separator: " ") ?? []
        return words.lastIndex(of: "of").flatMap { index in
            words[index...].dropFirst().first.map(String.init)
        }
    }

    private func day(_ number: Int) -> String { "2026-11-\(number)T12:00:00Z" }

    @Test func `is added to the next window's limit, to the unit`() throws {
        var till = try Till.open(policy())
        try till.send("7")
        till.pass(until: day(24))
        #expect(try till.send("12").isSigned)
        let over = try till.send("1.000000001")
        #expect(
            over.refusal?.detail
                == "1.000000001 CAD on top of 12 CAD is above worker's limit of 13 CAD a day")
        #expect(
            over.refusal?.hint
                == "1 CAD is left until 2026-11-25T00:00:00Z; ask for less, or wait")
        let last = try till.send("1")
        #expect(last.isSigned)
        let windows = try Edited.members(last.recorded.bytes)["windows"]
        guard case .array(let lines)? = windows, case .object(let own) = lines[0] else {
            Issue.record("no windows")
            return
        }
        #expect(own["carried"] == "3")
        #expect(own["limit"] == "13")
        #expect(own["after"] == "13")
        try till.replays()
    }

    @Test func `stops at the cap`() throws {
        var till = try Till.open(policy())
        try till.send("1")
        till.pass(until: day(24))
        #expect(try limit(&till) == "14")
        try till.replays()
    }

    @Test func `is nothing where the policy does not say so, or begins to`() throws {
        var till = try Till.open(policy(carry: nil))
        try till.send("1")
        till.pass(until: day(24))
        #expect(try limit(&till) == "10")
        // Said in the middle of a window, it counts from the next.
        try till.apply(policy())
        #expect(try limit(&till) == "10")
        till.pass(until: day(25))
        #expect(try limit(&till) == "14")
        try till.replays()
    }

    @Test func `does not add up from window to window`() throws {
        var till = try Till.open(policy())
        try till.send("1")
        till.pass(until: day(24))
        // What was carried here is used first as it were: the day's own ten are used up too.
        #expect(try till.send("12").isSigned)
        till.pass(until: day(25))
        #expect(try limit(&till) == "10")
        till.pass(until: day(26))
        #expect(try limit(&till) == "14")
        till.pass(until: day(27))
        #expect(try limit(&till) == "14")
        try till.replays()
    }

    @Test func `is not what was committed and given back`() throws {
        var till = try Till.open(policy())
        let dead = try till.sign("6", nonce: 1)
        let landed = try till.sign("3")
        try till.record(.paymentVoided(dead, proof: Story.dead(1), reference: nil, attested: nil))
        try till.record(
            .paymentSettled(landed, cost: Story.cost("1"), reference: nil, attested: nil))
        #expect(till.committed() == "1")
        till.pass(until: day(24))
        #expect(try limit(&till) == "11")
        try till.replays()
    }

    @Test func `is not of a window that was over before the limit was in use`() throws {
        var till = try Till.open(policy())
        // The first day that anything was decided is the first that can leave something.
        till.pass(until: day(25))
        #expect(try limit(&till) == "10")
        till.pass(until: day(26))
        #expect(try limit(&till) == "14")
        try till.replays()
    }

    @Test func `comes of a window in which nothing was asked, but of one alone`() throws {
        var till = try Till.open(policy())
        try till.send("10")
        till.pass(until: day(28))
        #expect(try limit(&till) == "14")
        try till.replays()
    }

    @Test func `is reckoned by the lower of two limits, the old and the new`() throws {
        var till = try Till.open(policy())
        try till.send("8")
        try till.apply(policy("100"))
        till.pass(until: day(24))
        #expect(try limit(&till) == "102")
        try till.apply(policy("3"))
        till.pass(until: day(25))
        #expect(try limit(&till) == "6")
        try till.replays()
    }

    @Test func `stays as it was when the window opened, or less`() throws {
        var till = try Till.open(policy())
        let one = try till.sign("9")
        till.pass(until: day(24))
        #expect(try limit(&till) == "11")
        try till.record(
            .paymentSettled(one, cost: Story.cost("0"), reference: nil, attested: nil))
        #expect(try limit(&till) == "11")
        try till.apply(policy(carry: "0.5"))
        #expect(try limit(&till) == "10.5")
        try till.apply(policy(carry: "100"))
        #expect(try limit(&till) == "11")
        try till.replays()
    }

    @Test func `ends where the zone or the span changes`() throws {
        var till = try Till.open(policy())
        try till.send("1")
        try till.apply(policy(zone: Sample.zone("Asia/Tokyo")))
        #expect(try limit(&till) == "10")
        till.pass(until: day(24))
        #expect(try limit(&till) == "10")
        till.pass(until: day(25))
        #expect(try limit(&till) == "14")
        let week = Sample.limit("10", .week(starts: 0), carry: "4")
        try till.apply(Sample.policy(Sample.team(worker: Sample.agent(week)), nil))
        #expect(try limit(&till) == "14")
        till.pass(until: "2026-11-30T12:00:00Z")
        #expect(try limit(&till) == "10")
        try till.replays()
    }

    // Governments change their clocks, and the log of last year must still be read.
    @Test(arguments: [24, 27])
    func `is the same under another time zone database`(next: Int) throws {
        let toronto = Sample.zone("America/Toronto")
        var till = try Till.open(policy(zone: toronto))
        try till.send("9")
        till.pass(until: day(next))
        #expect(try limit(&till) == (next == 24 ? "11" : "14"))
        for hours in [-12, 2, 14] as [Int64] {
            var gate = Gate()
            for bytes in till.entries {
                try gate.replay(try Entry(reading: bytes)) { name in
                    ZoneRules(
                        identifier: name, version: "2099z", firstOffset: hours * 3_600,
                        transitions: [])
                }
            }
            #expect(gate.state.nextSeq == till.state.nextSeq)
        }
    }

    @Test func `of the project's limit is the project's, and never its pools'`() throws {
        let limit = Sample.limit("10", .day, carry: "4")
        var till = try Till.open(
            Sample.policy(Sample.team(limit, reserve: "3", emergency: "2"), nil))
        #expect(try till.send("5.000000001").rule == "project.limit")
        try till.send("4")
        till.pass(until: day(24))
        // Four of the six that were left, the untouched pools among them: the cap is the limit's.
        #expect(try till.send("9.000000001", by: Sample.helper).rule == "project.limit")
        #expect(try till.send("9", by: Sample.helper).isSigned)
        try till.replays()
    }
}
