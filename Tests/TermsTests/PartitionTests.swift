import Terms
import Testing

@Suite struct `Windows of one recurrence` {
    private static let spans: [WindowSpan] =
        [.hour, .day, .month] + (0...6).map(WindowSpan.week(starts:))

    /// Near a change of the clock in two of three cases: that is where windows break.
    private func instants(_ rules: ZoneRules, _ count: Int) -> [Moment] {
        (0..<count).map { _ in
            let anchor =
                rules.transitions.randomElement()?.second ?? Int64.random(in: 0...4_000_000_000)
            let reach: Int64 = [5_000, 90_000, 4_000_000].randomElement() ?? 0
            let second = anchor + Int64.random(in: -reach...reach)
            return Moment(
                nanoseconds: second * Moment.second + [0, 1, 999_999_999][Int.random(in: 0...2)])
        }
    }

    /// Half of them near what the clock shows at a change, so that some are skipped or come twice.
    private func resetTime(_ rules: ZoneRules) -> Int64 {
        guard Bool.random(), let change = rules.transitions.randomElement() else {
            return Int64.random(in: 0..<86_400)
        }
        let shown = rules.timeOfDay(at: Moment(seconds: change.second))
        return (shown + Int64.random(in: -3_700...3_700) + 86_400) % 86_400
    }

    @Test(arguments: ZoneVectors.shared.zones.keys.sorted(), spans)
    func `leave no gap and overlap nowhere, whatever the reset time`(
        zone: String, span: WindowSpan
    ) throws {
        let rules = try ZoneVectors.rules(zone)
        for moment in instants(rules, 200) {
            let time = span == .hour ? 0 : resetTime(rules)
            let recurrence = try #require(Recurrence(span, resetsAt: time))
            let window = rules.window(recurrence, containing: moment)
            #expect(window.start <= moment && moment < window.end, "\(moment) \(time)")
            let last = Moment(nanoseconds: window.end.nanoseconds - 1)
            let before = Moment(nanoseconds: window.start.nanoseconds - 1)
            let same = rules.window(recurrence, containing: last)
            #expect(same == window, "\(moment) \(time)")
            #expect(rules.window(recurrence, containing: window.start) == window)
            let next = rules.window(recurrence, containing: window.end)
            #expect(next.start == window.end, "\(moment) \(time)")
            let previous = rules.window(recurrence, containing: before)
            #expect(previous.end == window.start, "\(moment) \(time)")
        }
    }

    @Test(arguments: ZoneVectors.shared.zones.keys.sorted())
    func `of a day turn when the clock first shows the reset time or later`(zone: String) throws {
        let rules = try ZoneVectors.rules(zone)
        /// How far the civil clock has got, days and seconds in one.
        func shown(_ second: Int64) -> Int64 { second + rules.offset(at: second) }
        for moment in instants(rules, 200) {
            let time = resetTime(rules)
            let recurrence = try #require(Recurrence(.day, resetsAt: time))
            let start = rules.window(recurrence, containing: moment).start.seconds
            // The boundary is the greatest that the clock has reached: it wasn't there a second
            // before, nor in the two days up to then.
            let boundary = (shown(start) - time) / 86_400 * 86_400 + time
            #expect(shown(start) >= boundary)
            for second in stride(from: start - 1, to: start - 172_800, by: -61) {
                #expect(shown(second) < boundary, "\(start) \(time)")
            }
        }
    }

    @Test(arguments: ZoneVectors.shared.zones.keys.sorted())
    func `with midnight are those of the plain span`(zone: String) throws {
        let rules = try ZoneVectors.rules(zone)
        for moment in instants(rules, 50) {
            for span in Self.spans {
                let plain = rules.window(span, containing: moment)
                #expect(rules.window(Recurrence(span), containing: moment) == plain)
            }
        }
    }
}
