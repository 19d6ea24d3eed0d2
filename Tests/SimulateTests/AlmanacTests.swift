import Terms
import Testing

@testable import bursar_simulate

@Suite struct `The auditor's almanac` {
    private static let stretches =
        [
            Stretch(span: .hour), Stretch(span: .rolling(seconds: 86_400)),
            Stretch(span: .rolling(seconds: 2_592_000)),
        ]
        + [0, 60, 9_000, 86_340].flatMap { resetsAt in
            [
                Stretch(span: .day, resetsAt: resetsAt),
                Stretch(span: .week(starts: 0), resetsAt: resetsAt),
                Stretch(span: .week(starts: 5), resetsAt: resetsAt),
                Stretch(span: .month, resetsAt: resetsAt),
            ]
        }

    private func moment(_ text: String) throws -> Int64 {
        try #require(Timestamp.parse(text)).nanoseconds
    }

    private func bounds(_ stretch: Stretch, _ zone: String, _ text: String) throws -> [String] {
        var almanac = Almanac()
        let window = almanac.window(
            stretch, in: try #require(ZoneTale.named(zone)), around: try moment(text))
        return [window.start, window.end].map { Timestamp.seconds(Moment(nanoseconds: $0)) }
    }

    /// Two calendars that share no line of code: this one tries days, the gate's calculates them.
    @Test(arguments: ZoneTale.all.map(\.name))
    func `agrees with the gate's windows through half a year`(zone: String) throws {
        let tale = try #require(ZoneTale.named(zone))
        for stretch in Self.stretches {
            var almanac = Almanac()
            var time = Cast.beginning
            // Neither an hour's nor a day's divisor, so all times of day come up.
            while time < Cast.beginning + 180 * 86_400 * Cast.billion {
                let own = almanac.window(stretch, in: tale, around: time)
                let other = tale.rules.window(
                    stretch.recurrence, containing: Moment(nanoseconds: time))
                #expect(own.start == other.start.nanoseconds, "\(stretch) \(time)")
                #expect(own.end == other.end.nanoseconds, "\(stretch) \(time)")
                time += 30_011 * Cast.billion + 7
            }
        }
    }

    @Test(arguments: ZoneTale.all.map(\.name))
    func `has windows that follow one another without a gap`(zone: String) throws {
        let tale = try #require(ZoneTale.named(zone))
        for stretch in Self.stretches where !stretch.isRolling {
            var almanac = Almanac()
            var window = almanac.window(stretch, in: tale, around: Cast.beginning)
            for _ in 0..<60 {
                let next = almanac.window(stretch, in: tale, around: window.end)
                #expect(next.start == window.end)
                #expect(next.end > next.start)
                let last = almanac.window(stretch, in: tale, around: window.end - 1)
                #expect(last.start == window.start)
                window = next
            }
        }
    }

    @Test func `begins a day once where its midnight comes twice`() throws {
        // The clocks of Story/Midnight go from 00:01 back to 23:01 on 2026-10-09.
        let zone = "Story/Midnight"
        #expect(
            try bounds(Stage.day, zone, "2026-10-09T22:00:30Z")
                == ["2026-10-09T22:00:00Z", "2026-10-10T23:00:00Z"])
        #expect(try bounds(Stage.day, zone, "2026-10-09T22:30:00Z")[0] == "2026-10-09T22:00:00Z")
    }

    @Test func `begins a day late where its midnight is skipped`() throws {
        #expect(
            try bounds(Stage.day, "Story/Midnight", "2026-11-07T12:00:00Z")
                == ["2026-11-06T23:00:00Z", "2026-11-07T22:00:00Z"])
    }

    @Test func `has no window for a day that there was none of`() throws {
        #expect(
            try bounds(Stage.day, "Story/Dateline", "2026-10-20T09:59:59Z")
                == ["2026-10-19T10:00:00Z", "2026-10-20T10:00:00Z"])
        #expect(
            try bounds(Stage.day, "Story/Dateline", "2026-10-20T10:00:00Z")
                == ["2026-10-20T10:00:00Z", "2026-10-21T10:00:00Z"])
    }

    @Test func `knows months of all lengths, and the year's end`() throws {
        let month = Stretch(span: .month)
        #expect(
            try bounds(month, "UTC", "2028-02-29T23:59:59Z")
                == ["2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"])
        #expect(
            try bounds(month, "Story/Quarter", "2026-12-31T18:15:00Z")
                == ["2026-12-31T18:15:00Z", "2027-01-31T18:15:00Z"])
    }

    @Test func `tells the time of day in a zone`() throws {
        let noon = try moment("2026-12-01T12:00:00Z")
        let times = ZoneTale.all.map { Almanac.timeOfDay(at: noon, in: $0) }
        #expect(times == [43_200, 25_200, 50_400, 63_900, 7_200])
    }
}
