import Gate
import Policy
import Terms
import Testing

@Suite struct `A rolling limit` {
    private static let spans: [(String, Int64)] = [
        ("rolling 24h", 86_400), ("rolling 7d", 604_800), ("rolling 30d", 2_592_000),
    ]

    private func till(_ seconds: Int64, _ amount: String = "25", zone: ZoneRules = .utc) throws
        -> Till
    {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(Sample.limit(amount, .rolling(seconds: seconds))),
                    zone: zone), nil))
        till.pass(1)
        return till
    }

    @Test(arguments: spans)
    func `still counts what is exactly its length old, and nothing older`(
        word: String, seconds: Int64
    ) throws {
        var till = try till(seconds)
        let first = try till.send("20")
        #expect(first.isSigned)
        let end = first.recorded.time.adding(seconds: seconds)
        till.pass(until: end)
        let over = try till.send("5.000000001")
        #expect(over.rule == "agent.limit")
        #expect(
            over.refusal?.detail
                == "5.000000001 CAD on top of 20 CAD is above worker's limit of 25 CAD a \(word)")
        till.pass(until: Moment(nanoseconds: end.nanoseconds + 1))
        #expect(try till.send("25").isSigned)
        try till.replays()
    }

    @Test func `forgets payment by payment, and never all at once`() throws {
        var till = try till(86_400)
        for _ in 0..<5 {
            #expect(try till.send("5").isSigned)
            till.pass(3_600)
        }
        #expect(try till.send("0.000000001").rule == "agent.limit")
        till.pass(86_400 - 5 * 3_600)
        // The first is a day old, and goes with the nanosecond after.
        #expect(try till.send("0.000000001").rule == "agent.limit")
        for left in ["5", "5", "5"] {
            till.tick()
            #expect(try till.send("5.000000001").rule == "agent.limit")
            till.tick()
            #expect(try till.send(left).isSigned)
            till.pass(3_600)
        }
        try till.replays()
    }

    @Test(arguments: spans)
    func `says when all that counts now will have left`(word: String, seconds: Int64) throws {
        var till = try till(seconds)
        let outcome = try till.send("25")
        #expect(outcome.remaining[0].per == word)
        #expect(outcome.remaining[0].resetsAt == outcome.recorded.time.adding(seconds: seconds))
        #expect(outcome.left[0] == "0")
        let over = try till.send("1")
        let end = over.recorded.time.adding(seconds: seconds)
        #expect(
            over.refusal?.hint
                == "0 CAD is left until \(Timestamp.seconds(end)); ask for less, or wait")
    }

    @Test func `asks no civil clock: a day of 23 hours is none to it`() throws {
        var till = try till(86_400, zone: Sample.zone("America/Toronto"))
        till.pass(until: "2027-03-13T12:00:00Z")
        try till.send("25")
        till.pass(86_399)
        #expect(try till.send("1").rule == "agent.limit")
        till.pass(2)
        #expect(try till.send("25").isSigned)
        try till.replays()
    }

    @Test func `holds within any stretch of its length, whatever is asked and when`() throws {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        var till = try till(86_400)
        var spent: [(time: Int64, nanos: Int64)] = []
        for _ in 0..<400 {
            till.pass(Int64.random(in: 1...9_000, using: &dice))
            let outcome = try till.send("\(Int.random(in: 1...9, using: &dice))")
            guard let charge = outcome.charge else { continue }
            spent.append((outcome.recorded.time.nanoseconds, charge.amount.nanos))
        }
        #expect(spent.count > 100, "seed \(seed)")
        for (index, one) in spent.enumerated() {
            let since = spent[...index].filter {
                $0.time >= one.time - 86_400 * Moment.second
            }
            let sum = since.reduce(0) { $0 + $1.nanos }
            #expect(sum <= 25_000_000_000, "seed \(seed), payment \(index)")
        }
        try till.replays()
    }

    @Test func `opens no window while a jump of the clock waits`() throws {
        var till = try till(86_400)
        try till.start()
        try till.send("1")
        till.wall = till.wall.adding(seconds: 301)
        let over = try till.send("1")
        #expect(over.rule == "clock.jumped")
        try till.acknowledge()
        #expect(try till.send("1").isSigned)
        try till.replays()
    }
}

@Suite struct `A limit with a reset time` {
    private func till(_ limit: Limit, at start: String) throws -> Till {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(limit), zone: Sample.zone("America/Toronto")), nil))
        till.pass(until: start)
        return till
    }

    @Test func `turns at that time of day, as its refusal says`() throws {
        var till = try till(
            Sample.limit("10", .day, resetsAt: 6 * 3_600), at: "2026-11-24T10:59:00Z")
        try till.send("10")
        let over = try till.send("0.1")
        #expect(
            over.refusal?.hint
                == "0 CAD is left until 2026-11-24T11:00:00Z; ask for less, or wait")
        till.pass(59)
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(1)
        #expect(try till.send("10").isSigned)
        #expect(over.remaining[0].resetsAt == Sample.moment("2026-11-24T11:00:00Z"))
        try till.replays()
    }

    // At 02:00 on that Sunday the clock shows 03:00: the window turns with the first instant after.
    @Test func `that is skipped turns with the first instant after it`() throws {
        var till = try till(
            Sample.limit("10", .day, resetsAt: 2 * 3_600 + 1_800), at: "2027-03-14T06:59:00Z")
        try till.send("10")
        till.pass(59)
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(1)
        #expect(try till.send("10").isSigned)
        till.pass(until: "2027-03-15T06:29:59Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(1)
        #expect(try till.send("10").isSigned)
        try till.replays()
    }

    // At 02:00 on that Sunday the clock goes back to 01:00.
    @Test func `that comes twice turns at the first, and not again`() throws {
        var till = try till(
            Sample.limit("10", .day, resetsAt: 3_600 + 1_800), at: "2027-11-06T12:00:00Z")
        try till.send("10")
        till.pass(until: "2027-11-07T05:29:59Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(1)
        #expect(try till.send("10").isSigned)
        till.pass(until: "2027-11-07T06:30:00Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(until: "2027-11-08T06:30:00Z")
        #expect(try till.send("10").isSigned)
        try till.replays()
    }

    @Test func `that a policy moves turns at the old one once more`() throws {
        var till = try till(Sample.limit("10"), at: "2026-11-24T12:00:00Z")
        try till.send("10")
        let moved = Sample.limit("10", .day, resetsAt: 12 * 3_600)
        try till.apply(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(moved), zone: Sample.zone("America/Toronto")), nil))
        till.pass(until: "2026-11-24T17:00:00Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(until: "2026-11-25T04:59:59Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(1)
        #expect(try till.send("10").isSigned)
        till.pass(until: "2026-11-25T16:59:59Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        try till.replays()
    }
}
