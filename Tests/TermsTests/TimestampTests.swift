import Terms
import Testing

@Suite struct `A timestamp` {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000000000Z"),
        (1, "1970-01-01T00:00:00.000000001Z"),
        (-1, "1969-12-31T23:59:59.999999999Z"),
        (951_782_400_000_000_000, "2000-02-29T00:00:00.000000000Z"),
        (1_795_410_000_000_000_001, "2026-11-23T05:00:00.000000001Z"),
        (Int64.max, "2262-04-11T23:47:16.854775807Z"),
    ])
    func `is written with nine digits`(nanoseconds: Int64, text: String) {
        #expect(Timestamp.precise(Moment(nanoseconds: nanoseconds)) == text)
    }

    @Test func `of whole seconds is rounded down`() {
        #expect(
            Timestamp.seconds(Moment(nanoseconds: 1_795_410_000_999_999_999))
                == "2026-11-23T05:00:00Z")
        #expect(Timestamp.seconds(Moment(nanoseconds: -1)) == "1969-12-31T23:59:59Z")
    }

    @Test func `survives writing and reading`() throws {
        for _ in 0..<2_000 {
            let moment = Moment(nanoseconds: Int64.random(in: 0...9_000_000_000_000_000_000))
            #expect(Timestamp.parse(Timestamp.precise(moment)) == moment)
            #expect(
                Timestamp.parse(Timestamp.seconds(moment)) == Moment(seconds: moment.seconds))
        }
    }

    @Test(arguments: [
        "", "Z", "2026-11-23", "2026-11-23T05:00:00", "2026-11-23T05:00:00+00:00",
        "2026-11-23 05:00:00Z", "2026-11-23t05:00:00z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T05:60:00Z",
        "2026-11-23T23:59:60Z", "2026-11-23T05:00:00.1Z", "2026-11-23T05:00:00,000000001Z",
        "1969-12-31T23:59:59Z", "2262-01-01T00:00:00Z", "2026-11-23T05:00:00.-00000001Z",
        "+026-11-23T05:00:00Z", "2026-11-23T05:00:0\u{0660}Z",
    ])
    func `in any other form is not read`(text: String) {
        #expect(Timestamp.parse(text) == nil)
    }

    @Test func `has moments that add and compare`() {
        let moment = Moment(seconds: 10)
        #expect(moment.adding(seconds: -11) == Moment(nanoseconds: -1_000_000_000))
        #expect(moment < Moment(nanoseconds: 10_000_000_001))
        #expect(Moment(nanoseconds: -1_500_000_000).seconds == -2)
        #expect(Moment(nanoseconds: -1_000_000_000).seconds == -1)
    }
}
