import Terms
import Testing

@Suite struct `A window with a reset time` {
    @Test func `is the one that scanning zoneinfo finds`() throws {
        let cases = RecurrenceVectors.shared.windows
        #expect(cases.count > 1_000)
        for one in cases {
            let window = try ZoneVectors.rules(one.zone)
                .window(one.recurrence, containing: Moment(seconds: one.second))
            #expect(window.start.seconds == one.start, "\(one.testDescription)")
            #expect(window.end.seconds == one.end, "\(one.testDescription)")
        }
    }

    /// One row: the zone, the span, the reset time, an instant inside, the bounds.
    typealias Row = (
        zone: String, span: WindowSpan, resets: String, at: String, start: String, end: String
    )

    private func check(_ row: Row, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let clock = try #require(Timestamp.parse("1970-01-01T\(row.resets)Z")).seconds
        let recurrence = try #require(Recurrence(row.span, resetsAt: clock))
        let moment = try #require(Timestamp.parse(row.at))
        let window = try ZoneVectors.rules(row.zone).window(recurrence, containing: moment)
        #expect(
            Timestamp.seconds(window.start) == row.start, "\(row)", sourceLocation: sourceLocation)
        #expect(
            Timestamp.seconds(window.end) == row.end, "\(row)", sourceLocation: sourceLocation)
    }

    private static let toronto = "America/Toronto"

    @Test(
        arguments: [
            // A day of 23 hours, one of 25, and weeks of 167 and 169.
            (
                toronto, WindowSpan.day, "04:00:00", "2026-03-08T05:00:00Z", "2026-03-07T09:00:00Z",
                "2026-03-08T08:00:00Z"
            ),
            (
                toronto, .day, "04:00:00", "2026-11-01T05:00:00Z", "2026-10-31T08:00:00Z",
                "2026-11-01T09:00:00Z"
            ),
            (
                toronto, .week(starts: 0), "09:00:00", "2026-03-08T12:00:00Z",
                "2026-03-02T14:00:00Z",
                "2026-03-09T13:00:00Z"
            ),
            (
                toronto, .week(starts: 0), "09:00:00", "2026-11-02T13:59:59Z",
                "2026-10-26T13:00:00Z",
                "2026-11-02T14:00:00Z"
            ),
            (
                toronto, .month, "06:00:00", "2026-04-01T09:59:59Z", "2026-03-01T11:00:00Z",
                "2026-04-01T10:00:00Z"
            ),
            (
                toronto, .month, "23:59:59", "2027-01-01T04:00:00Z", "2026-12-02T04:59:59Z",
                "2027-01-02T04:59:59Z"
            ),
        ] as [Row])
    func `is as long as the civil clock makes it`(row: Row) throws { try check(row) }

    @Test(
        arguments: [
            // 02:00 -> 03:00: 02:30 never comes, 03:00 does in its place.
            (
                toronto, .day, "02:30:00", "2026-03-08T12:00:00Z", "2026-03-08T07:00:00Z",
                "2026-03-09T06:30:00Z"
            ),
            (
                toronto, .day, "02:30:00", "2026-03-08T06:59:59Z", "2026-03-07T07:30:00Z",
                "2026-03-08T07:00:00Z"
            ),
            // 00:01 -> 01:01.
            (
                "America/St_Johns", .day, "00:30:00", "2010-03-14T12:00:00Z",
                "2010-03-14T03:31:00Z",
                "2010-03-15T03:00:00Z"
            ),
            // 02:00 -> 02:30.
            (
                "Australia/Lord_Howe", .day, "02:15:00", "2026-10-04T00:00:00Z",
                "2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"
            ),
            // 00:00 -> 01:00.
            (
                "America/Sao_Paulo", .day, "00:30:00", "2018-11-04T12:00:00Z",
                "2018-11-04T03:00:00Z",
                "2018-11-05T02:30:00Z"
            ),
            (
                "Asia/Beirut", .week(starts: 6), "00:15:00", "2026-03-29T00:00:00Z",
                "2026-03-28T22:00:00Z", "2026-04-04T21:15:00Z"
            ),
            (
                "Africa/Cairo", .day, "00:59:59", "2026-04-24T00:00:00Z", "2026-04-23T22:00:00Z",
                "2026-04-24T21:59:59Z"
            ),
        ] as [Row])
    func `starts right after a skip that swallowed it`(row: Row) throws { try check(row) }

    @Test(
        arguments: [
            // 02:00 -> 01:00: the second 01:30 is inside what the first one began.
            (
                toronto, .day, "01:30:00", "2026-11-01T06:30:00Z", "2026-11-01T05:30:00Z",
                "2026-11-02T06:30:00Z"
            ),
            // 00:01 -> 23:01 the evening before: neither 23:30 of the 6th nor the 7th begins again.
            (
                "America/St_Johns", .day, "23:30:00", "2010-11-07T02:45:00Z",
                "2010-11-07T02:00:00Z",
                "2010-11-08T03:00:00Z"
            ),
            (
                "America/St_Johns", .day, "23:30:00", "2010-11-07T03:00:00Z",
                "2010-11-07T02:00:00Z",
                "2010-11-08T03:00:00Z"
            ),
            (
                "America/St_Johns", .week(starts: 6), "00:00:30", "2010-11-07T03:30:00Z",
                "2010-11-07T02:30:30Z", "2010-11-14T03:30:30Z"
            ),
            // 02:00 -> 01:30.
            (
                "Australia/Lord_Howe", .day, "01:45:00", "2026-04-04T15:20:00Z",
                "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"
            ),
            // 00:00 -> 23:00.
            (
                "America/Sao_Paulo", .day, "23:30:00", "2018-02-18T02:00:00Z",
                "2018-02-18T01:30:00Z",
                "2018-02-19T02:30:00Z"
            ),
            (
                "Asia/Beirut", .day, "00:00:00", "2026-10-24T21:30:00Z", "2026-10-23T21:00:00Z",
                "2026-10-24T22:00:00Z"
            ),
            (
                "Africa/Cairo", .day, "23:15:00", "2026-10-29T21:15:00Z", "2026-10-29T20:15:00Z",
                "2026-10-30T21:15:00Z"
            ),
        ] as [Row])
    func `starts at the first of two, and the second begins none`(row: Row) throws {
        try check(row)
    }

    @Test(
        arguments: [
            // Samoa went from the end of 29 December 2011 to the start of the 31st.
            (
                "Pacific/Apia", .day, "09:00:00", "2011-12-30T09:59:59Z", "2011-12-29T19:00:00Z",
                "2011-12-30T10:00:00Z"
            ),
            (
                "Pacific/Apia", .day, "09:00:00", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z",
                "2011-12-30T19:00:00Z"
            ),
            (
                "Pacific/Apia", .day, "09:00:00", "2011-12-30T19:00:00Z", "2011-12-30T19:00:00Z",
                "2011-12-31T19:00:00Z"
            ),
            (
                "Pacific/Apia", .week(starts: 4), "09:00:00", "2011-12-31T00:00:00Z",
                "2011-12-30T10:00:00Z", "2012-01-05T19:00:00Z"
            ),
            (
                "Pacific/Apia", .month, "09:00:00", "2011-12-31T18:59:59Z", "2011-12-01T19:00:00Z",
                "2011-12-31T19:00:00Z"
            ),
        ] as [Row])
    func `of a missing day starts with the next`(row: Row) throws { try check(row) }

    @Test(arguments: 0...6)
    func `of a week starts on each weekday at its time`(weekday: Int) throws {
        let rules = try ZoneVectors.rules("America/Toronto")
        let recurrence = try #require(Recurrence(.week(starts: weekday), resetsAt: 16_200))
        for day: Int64 in 0..<800 {
            let moment = Moment(seconds: 1_767_225_600 + day * 40_000)
            let start = rules.window(recurrence, containing: moment).start
            let local = start.seconds + rules.offset(at: start.seconds)
            #expect(CivilDate(dayNumber: local / 86_400).weekday == weekday)
            #expect(rules.timeOfDay(at: start) == 16_200)
        }
    }
}
