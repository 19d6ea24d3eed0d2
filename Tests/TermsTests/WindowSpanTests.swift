import Terms
import Testing

@Suite struct `A window's span` {
    private static let spans: [WindowSpan] =
        [.hour, .day, .month] + (0...6).map(WindowSpan.week(starts:))
        + [86_400, 604_800, 2_592_000].map(WindowSpan.rolling(seconds:))

    @Test(arguments: spans)
    func `reads back from its own word`(span: WindowSpan) {
        var starts: Int?
        if case .week(let day) = span { starts = day }
        #expect(WindowSpan(word: span.word, starts: starts) == span)
        #expect(WindowSpan.words.contains(span.word))
    }

    @Test func `has these words`() {
        #expect(
            WindowSpan.words == [
                "hour", "day", "week", "month", "rolling 24h", "rolling 7d", "rolling 30d",
            ])
        #expect(WindowSpan(word: "rolling 24h", starts: nil) == .rolling(seconds: 24 * 3_600))
        #expect(WindowSpan(word: "rolling 7d", starts: nil) == .rolling(seconds: 7 * 86_400))
        #expect(WindowSpan(word: "rolling 30d", starts: nil) == .rolling(seconds: 30 * 86_400))
    }

    @Test func `of a week needs its first day, and no other may have one`() {
        #expect(WindowSpan(word: "week", starts: nil) == nil)
        for day in [-1, 7, .min, .max] { #expect(WindowSpan(word: "week", starts: day) == nil) }
        for word in WindowSpan.words where word != "week" {
            #expect(WindowSpan(word: word, starts: 0) == nil, "\(word)")
        }
    }

    @Test(arguments: [
        "", "year", "Day", "day ", "rolling", "rolling ", "rolling 24", "rolling 24H",
        "rolling  24h", "rolling 1d", "rolling 168h", "rolling 7d ", "rolling 31d",
        "rolling 86400s", "24h",
    ])
    func `is not read from any other text`(word: String) {
        #expect(WindowSpan(word: word, starts: nil) == nil)
        #expect(WindowSpan(word: word, starts: 0) == nil)
    }

    @Test func `that no word names shows its length, which reads back as nothing`() {
        let odd = WindowSpan.rolling(seconds: 7_200)
        #expect(odd.word == "rolling 7200s")
        #expect(WindowSpan(word: odd.word, starts: nil) == nil)
    }
}
