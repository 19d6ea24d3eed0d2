import Gate
import Policy
import Terms
import Testing

@Suite struct `Requests a day` {
    private func till(_ most: Int?, zone: ZoneRules = .utc) throws -> Till {
        try Till.open(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(Sample.limit("10"), perDay: most), zone: zone), nil))
    }

    @Test func `are so many decisions, signed or refused, and then none`() throws {
        var till = try till(3)
        try till.send("1")
        try till.send("100")
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) == nil)
        try till.send("1")
        let (refusal, end) = try #require(
            till.state.refusesMore(of: Sample.worker, at: till.clock))
        #expect(refusal.rule == "requests.per-day")
        #expect(
            refusal.detail == "3 requests were decided today, the most that requests.per_day allows"
        )
        #expect(refusal.hint == "wait until 2026-11-24T00:00:00Z")
        #expect(end == Sample.moment("2026-11-24T00:00:00Z"))
        #expect(till.state.refusesMore(of: Sample.helper, at: till.clock) == nil)
        try till.replays()
        let again = try Till.replay(till.entries)
        #expect(again.refusesMore(of: Sample.worker, at: till.clock)?.0 == refusal)
    }

    @Test func `begin anew with the project's day`() throws {
        var till = try till(1, zone: Sample.zone("America/Toronto"))
        try till.send("1")
        till.pass(until: "2026-11-24T04:59:59Z")
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) != nil)
        till.pass(1)
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) == nil)
        try till.send("1")
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) != nil)
    }

    @Test func `are counted whether a policy bounds them yet or not`() throws {
        var till = try till(nil)
        for _ in 0..<5 { try till.send("1") }
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) == nil)
        try till.apply(
            Sample.policy(
                Sample.team(worker: Sample.agent(Sample.limit("10"), perDay: 5)), nil))
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) != nil)
        try till.apply(
            Sample.policy(
                Sample.team(worker: Sample.agent(Sample.limit("10"), perDay: 6)), nil))
        #expect(till.state.refusesMore(of: Sample.worker, at: till.clock) == nil)
    }

    @Test func `of a stranger are bounded elsewhere`() throws {
        let till = try till(1)
        #expect(till.state.refusesMore(of: Sample.agent("stranger"), at: till.clock) == nil)
    }
}
