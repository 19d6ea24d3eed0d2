import Terms
import Testing

@Suite struct `A window of a time zone` {
    @Test func `is the one that scanning zoneinfo second by second finds`() throws {
        let cases = ZoneVectors.shared.windows
        #expect(cases.count > 1_000)
        for one in cases {
            let window = try ZoneVectors.rules(one.zone)
                .window(one.span, containing: Moment(seconds: one.second))
            #expect(window.start.seconds == one.start, "\(one.testDescription)")
            #expect(window.end.seconds == one.end, "\(one.testDescription)")
        }
    }

    /// Written by hand from the zones' own announcements, so that a wrong generator can't agree
    /// with a wrong window.
    @Test(arguments: [
        (
            "America/Toronto", WindowSpan.day, "2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z",
            "2026-03-09T04:00:00Z"
        ),
        (
            "America/Toronto", .day, "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z",
            "2026-11-02T05:00:00Z"
        ),
        (
            "America/Toronto", .week(starts: 0), "2026-11-01T12:00:00Z", "2026-10-26T04:00:00Z",
            "2026-11-02T05:00:00Z"
        ),
        (
            "America/Toronto", .month, "2026-11-23T00:00:00Z", "2026-11-01T04:00:00Z",
            "2026-12-01T05:00:00Z"
        ),
        (
            "America/Toronto", .month, "2026-12-31T23:00:00Z", "2026-12-01T05:00:00Z",
            "2027-01-01T05:00:00Z"
        ),
        // 00:01 -> 23:01 the evening before: the day that had begun for a minute keeps the repeated
        // hour.
        (
            "America/St_Johns", .day, "2010-11-07T03:00:00Z", "2010-11-07T02:30:00Z",
            "2010-11-08T03:30:00Z"
        ),
        (
            "America/St_Johns", .day, "2010-11-07T02:29:59Z", "2010-11-06T02:30:00Z",
            "2010-11-07T02:30:00Z"
        ),
        (
            "Australia/Lord_Howe", .day, "2026-04-04T16:00:00Z", "2026-04-04T13:00:00Z",
            "2026-04-05T13:30:00Z"
        ),
        (
            "Australia/Lord_Howe", .day, "2026-10-04T00:00:00Z", "2026-10-03T13:30:00Z",
            "2026-10-04T13:00:00Z"
        ),
        // No 30 December 2011 in Samoa: the 29th ends where the 31st starts.
        (
            "Pacific/Apia", .day, "2011-12-30T09:59:59Z", "2011-12-29T10:00:00Z",
            "2011-12-30T10:00:00Z"
        ),
        (
            "Pacific/Apia", .day, "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z",
            "2011-12-31T10:00:00Z"
        ),
        // A week that should start on the missing Friday starts on the Saturday.
        (
            "Pacific/Apia", .week(starts: 4), "2011-12-31T00:00:00Z", "2011-12-30T10:00:00Z",
            "2012-01-05T10:00:00Z"
        ),
        // Midnight was skipped: the day starts at 01:00.
        (
            "America/Sao_Paulo", .day, "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z",
            "2018-11-05T02:00:00Z"
        ),
        (
            "Asia/Beirut", .day, "2026-03-29T12:00:00Z", "2026-03-28T22:00:00Z",
            "2026-03-29T21:00:00Z"
        ),
        (
            "Africa/Cairo", .day, "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z",
            "2026-04-24T21:00:00Z"
        ),
        (
            "America/Toronto", .hour, "2026-11-01T05:30:00Z", "2026-11-01T05:00:00Z",
            "2026-11-01T06:00:00Z"
        ),
        (
            "Australia/Lord_Howe", .hour, "2026-04-04T15:10:00Z", "2026-04-04T15:00:00Z",
            "2026-04-04T15:30:00Z"
        ),
    ])
    func `has these bounds`(
        zone: String, span: WindowSpan, at: String, start: String, end: String
    ) throws {
        let moment = try #require(Timestamp.parse(at))
        let window = try ZoneVectors.rules(zone).window(span, containing: moment)
        #expect(Timestamp.seconds(window.start) == start)
        #expect(Timestamp.seconds(window.end) == end)
    }

    @Test(
        arguments: ZoneVectors.shared.zones.keys.sorted(),
        [WindowSpan.hour, .day, .week(starts: 0), .week(starts: 3), .month])
    func `leaves no gap, overlaps no other and contains its moment`(
        zone: String, span: WindowSpan
    ) throws {
        let rules = try ZoneVectors.rules(zone)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            // Near a transition in two of three cases: that is where windows break.
            let anchor =
                rules.transitions.randomElement(using: &random)?.second
                ?? Int64.random(in: 0...4_000_000_000, using: &random)
            let reach: Int64 = Bool.random() ? 5_000 : 4_000_000
            let second = anchor + Int64.random(in: -reach...reach, using: &random)
            let moment = Moment(seconds: second)
            let window = rules.window(span, containing: moment)
            #expect(window.contains(moment), "\(second)")
            let last = Moment(nanoseconds: window.end.nanoseconds - 1)
            let before = Moment(nanoseconds: window.start.nanoseconds - 1)
            #expect(rules.window(span, containing: window.start) == window, "\(second)")
            #expect(rules.window(span, containing: last) == window, "\(second)")
            #expect(
                rules.window(span, containing: window.end).start == window.end, "\(second)")
            #expect(rules.window(span, containing: before).end == window.start, "\(second)")
        }
    }

    @Test(arguments: ZoneVectors.shared.zones.keys.sorted())
    func `of a day starts when the local clock first shows its date`(zone: String) throws {
        let rules = try ZoneVectors.rules(zone)
        func localDay(_ second: Int64) -> Int64 {
            let local = second + rules.offset(at: second)
            return local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        }
        for _ in 0..<500 {
            let moment = Moment(seconds: Int64.random(in: 0...4_000_000_000))
            let start = rules.window(.day, containing: moment).start.seconds
            #expect(localDay(start - 1) < localDay(start), "\(moment.seconds)")
        }
    }

    @Test func `of UTC is the calendar itself`() {
        let moment = Moment(seconds: 1_795_392_000 + 43_210)
        let day = ZoneRules.utc.window(.day, containing: moment)
        #expect(day.start.seconds == 1_795_392_000)
        #expect(day.end.seconds == 1_795_478_400)
        #expect(!day.contains(day.end))
        #expect(day.contains(day.start))
    }

    @Test func `before 1970 is counted downwards, not towards zero`() {
        let window = ZoneRules.utc.window(.day, containing: Moment(nanoseconds: -1))
        #expect(window == Window(start: Moment(seconds: -86_400), end: Moment(seconds: 0)))
    }

    @Test func `has the offset that holds from the transition on`() throws {
        let toronto = try ZoneVectors.rules("America/Toronto")
        let spring = try #require(Timestamp.parse("2026-03-08T07:00:00Z")).seconds
        #expect(toronto.offset(at: spring - 1) == -18_000)
        #expect(toronto.offset(at: spring) == -14_400)
        #expect(toronto.offset(at: 0) == -18_000)
    }
}
