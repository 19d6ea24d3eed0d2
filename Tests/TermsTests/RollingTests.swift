import Terms
import Testing

@Suite struct `A rolling window` {
    private let noon = Moment(nanoseconds: 1_795_392_000_000_000_001)

    @Test(arguments: [86_400, 604_800, 2_592_000] as [Int64])
    func `reaches its length back and ahead, to the nanosecond`(seconds: Int64) {
        let window = ZoneRules.utc.window(.rolling(seconds: seconds), containing: noon)
        #expect(window.start.nanoseconds == noon.nanoseconds - seconds * Moment.second)
        #expect(window.end.nanoseconds == noon.nanoseconds + seconds * Moment.second)
    }

    @Test func `still counts what is exactly its length old, and nothing older`() {
        let window = ZoneRules.utc.window(.rolling(seconds: 86_400), containing: noon)
        let old = Moment(nanoseconds: noon.nanoseconds - 86_400 * Moment.second)
        #expect(window.contains(old))
        #expect(!window.contains(Moment(nanoseconds: old.nanoseconds - 1)))
        #expect(window.contains(noon))
    }

    @Test func `has lost all that counts now once its end is past`() {
        let window = ZoneRules.utc.window(.rolling(seconds: 604_800), containing: noon)
        let after = Moment(nanoseconds: window.end.nanoseconds + 1)
        let later = ZoneRules.utc.window(.rolling(seconds: 604_800), containing: after)
        #expect(!later.contains(noon))
        let atEnd = ZoneRules.utc.window(.rolling(seconds: 604_800), containing: window.end)
        #expect(atEnd.contains(noon))
    }

    @Test(arguments: ZoneVectors.shared.zones.keys.sorted())
    func `asks no civil clock`(zone: String) throws {
        let rules = try ZoneVectors.rules(zone)
        for change in rules.transitions.suffix(20) {
            let moment = Moment(seconds: change.second)
            let span = WindowSpan.rolling(seconds: 86_400)
            let window = rules.window(span, containing: moment)
            #expect(window == ZoneRules.utc.window(span, containing: moment))
        }
    }

    @Test func `stops at either end of time`() {
        let span = WindowSpan.rolling(seconds: 2_592_000)
        let first = ZoneRules.utc.window(span, containing: Moment(nanoseconds: .min))
        #expect(first.start.nanoseconds == .min)
        let last = ZoneRules.utc.window(span, containing: Moment(nanoseconds: .max))
        #expect(last.end.nanoseconds == .max)
    }
}
