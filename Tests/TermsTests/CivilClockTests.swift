import Terms
import Testing

@Suite struct `A zone's time of day` {
    @Test(arguments: [
        ("America/Toronto", "2026-03-08T06:59:59Z", "01:59:59"),
        ("America/Toronto", "2026-03-08T07:00:00Z", "03:00:00"),
        ("America/Toronto", "2026-11-01T05:30:00Z", "01:30:00"),
        ("America/Toronto", "2026-11-01T06:30:00Z", "01:30:00"),
        ("America/St_Johns", "2010-11-07T02:30:59Z", "00:00:59"),
        ("America/St_Johns", "2010-11-07T02:31:00Z", "23:01:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "02:30:00"),
        ("Pacific/Apia", "2011-12-30T09:59:59Z", "23:59:59"),
        ("Pacific/Apia", "2011-12-30T10:00:00Z", "00:00:00"),
        ("America/Sao_Paulo", "2018-11-04T03:00:00Z", "01:00:00"),
        ("Asia/Beirut", "2026-03-28T22:00:00Z", "01:00:00"),
        ("Africa/Cairo", "2026-04-23T21:59:59Z", "23:59:59"),
        ("Asia/Kolkata", "2026-01-01T00:00:00Z", "05:30:00"),
        ("Africa/Monrovia", "1970-01-01T00:00:00Z", "23:15:30"),
    ])
    func `is what its clocks show`(zone: String, at: String, shown: String) throws {
        let moment = try #require(Timestamp.parse(at))
        let clock = try #require(Timestamp.parse("1970-01-01T\(shown)Z")).seconds
        let rules = try ZoneVectors.rules(zone)
        #expect(rules.timeOfDay(at: moment) == clock)
        // A fraction of a second has not yet moved the clock.
        let almost = Moment(nanoseconds: moment.nanoseconds + 999_999_999)
        #expect(rules.timeOfDay(at: almost) == clock)
    }

    @Test func `is within a day, before 1970 too`() {
        #expect(ZoneRules.utc.timeOfDay(at: Moment(nanoseconds: -1)) == 86_399)
        #expect(ZoneRules.utc.timeOfDay(at: Moment(seconds: -86_400)) == 0)
        for _ in 0..<1_000 {
            let moment = Moment(nanoseconds: .random(in: .min ... .max))
            #expect((0..<86_400).contains(ZoneRules.utc.timeOfDay(at: moment)))
        }
    }
}
