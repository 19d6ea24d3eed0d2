import Terms
import Testing

@Suite struct `A recurrence` {
    @Test(arguments: [WindowSpan.day, .week(starts: 6), .month])
    func `resets at any second of a civil day`(span: WindowSpan) {
        for time: Int64 in [0, 1, 16_200, 86_399] {
            #expect(Recurrence(span, resetsAt: time)?.resetsAt == time)
            #expect(Recurrence(span, resetsAt: time)?.span == span)
        }
        for time: Int64 in [.min, -1, 86_400, .max] {
            #expect(Recurrence(span, resetsAt: time) == nil, "\(time)")
        }
    }

    @Test(arguments: [WindowSpan.hour, .rolling(seconds: 86_400), .rolling(seconds: 2_592_000)])
    func `of hours or of the last days has no time of day`(span: WindowSpan) {
        #expect(Recurrence(span, resetsAt: 0) == Recurrence(span))
        #expect(Recurrence(span, resetsAt: 1) == nil)
        #expect(Recurrence(span, resetsAt: 3_600) == nil)
    }

    @Test func `without a time of its own resets at midnight`() {
        #expect(Recurrence(.day) == Recurrence(.day, resetsAt: 0))
        #expect(Recurrence(.day) != Recurrence(.day, resetsAt: 60))
        #expect(Recurrence(.week(starts: 0)) != Recurrence(.week(starts: 1)))
    }

    @Test(arguments: [
        WindowSpan.week(starts: -1), .week(starts: 7), .rolling(seconds: 0),
        .rolling(seconds: 86_401), .rolling(seconds: -86_400), .rolling(seconds: .max),
    ])
    func `of a span that no policy can name is none`(span: WindowSpan) {
        #expect(Recurrence(span, resetsAt: 0) == nil)
    }
}
