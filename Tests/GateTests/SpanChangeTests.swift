import Gate
import Policy
import Terms
import Testing

/// No change of a limit's span, to, from or between rolling ones, gives a used-up budget anew.
@Suite struct `A limit that changes its span` {
    private static let spans: [WindowSpan] = [
        .hour, .day, .week(starts: 2), .month, .rolling(seconds: 86_400),
        .rolling(seconds: 604_800), .rolling(seconds: 2_592_000),
    ]

    private func policy(_ span: WindowSpan, _ zone: ZoneRules = .utc) -> BudgetPolicy {
        Sample.policy(Sample.team(worker: Sample.agent(Sample.limit("10", span)), zone: zone), nil)
    }

    @Test(arguments: spans, spans)
    func `refills nothing before the window in use has ended`(
        from: WindowSpan, to: WindowSpan
    ) throws {
        var till = try Till.open(policy(from))
        // The twentieth, so that a month and a week have begun long ago.
        till.pass(until: "2026-12-20T10:30:00Z")
        try till.send("10")
        let end = try #require(till.state.budgetLines(of: Sample.worker, at: till.clock).first)
            .resetsAt
        till.pass(1)
        try till.apply(policy(to))
        // A decision that was refused must not end what it was held to.
        for _ in 0..<3 {
            #expect(try till.send("0.1").rule == "agent.limit")
            let left = (end.nanoseconds - till.wall.nanoseconds) / Moment.second
            till.pass(max(1, left / 4))
        }
        // A nanosecond for the entry that asked when it resets.
        till.pass(until: Moment(nanoseconds: end.nanoseconds - 2))
        #expect(try till.send("0.1").rule == "agent.limit")
        try till.replays()
    }

    @Test(arguments: spans)
    func `and its zone, replays, rolling or not`(span: WindowSpan) throws {
        var till = try Till.open(policy(span))
        try till.send("4")
        try till.apply(policy(span, Sample.zone("America/Toronto")))
        try till.send("4")
        try till.send("4")
        #expect(till.committed() == "8")
        try till.apply(policy(.day, Sample.zone("Asia/Kathmandu")))
        till.pass(3_600)
        try till.send("4")
        try till.replays()
    }

    @Test func `takes over at that end, with what the new window counts`() throws {
        var till = try Till.open(policy(.week(starts: 0)))
        till.pass(until: "2026-11-29T23:00:00Z")
        try till.send("6")
        try till.apply(policy(.day))
        // Sunday is the week's last day: until midnight it is the week that counts, with the day's limit.
        #expect(try till.send("4.000000001").rule == "agent.limit")
        till.pass(until: "2026-11-30T00:00:00Z")
        #expect(try till.send("10").isSigned)
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(until: "2026-12-01T00:00:00Z")
        #expect(try till.send("10").isSigned)
        try till.replays()
    }
}
