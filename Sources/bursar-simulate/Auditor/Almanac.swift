/// The auditor's own civil calendar: where the windows of a zone begin and end.
///
/// It tries days one after the other and looks each boundary up, where the gate calculates.
struct Almanac {
    /// Bounds in nanoseconds since 1970: from the first up to, not including, the second.
    typealias Bounds = (start: Int64, end: Int64)

    private struct Key: Hashable {
        let zone: String
        let stretch: Stretch
    }

    /// The window that each kind was last asked for: time hardly ever leaves it.
    private var last: [Key: Bounds] = [:]

    /// Days since 1970 on which a month begins, up to 2099.
    private static let monthStarts: Set<Int64> = {
        var starts: Set<Int64> = []
        var day: Int64 = 0
        for year in 1970..<2100 {
            let isLeap = year % 4 == 0
            for length in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
                starts.insert(day)
                day += Int64(length)
            }
        }
        return starts
    }()

    /// The window of `stretch` around `time`.
    mutating func window(_ stretch: Stretch, in zone: ZoneTale, around time: Int64) -> Bounds {
        if case .rolling(let seconds) = stretch.span {
            return (time - seconds * Cast.billion, time + seconds * Cast.billion)
        }
        let key = Key(zone: zone.name, stretch: stretch)
        if let known = last[key], known.start <= time, time < known.end { return known }
        let second = time / Cast.billion
        let bounds =
            stretch.span == .hour
            ? Almanac.hour(at: second, zone) : Almanac.days(stretch, at: second, zone)
        let window = (bounds.0 * Cast.billion, bounds.1 * Cast.billion)
        last[key] = window
        return window
    }

    /// Seconds after midnight that the zone's clocks show at `time`.
    static func timeOfDay(at time: Int64, in zone: ZoneTale) -> Int64 {
        let second = time / Cast.billion
        return (second + offset(at: second, zone)) % 86_400
    }

    private static func offset(at second: Int64, _ zone: ZoneTale) -> Int64 {
        zone.changes.last { $0.second <= second }?.offset ?? zone.firstOffset
    }

    private static func hour(at second: Int64, _ zone: ZoneTale) -> (Int64, Int64) {
        let full = second - (second + offset(at: second, zone)) % 3_600
        // A change of the clocks ends the hour it falls into.
        let change = zone.changes.last { $0.second <= second }?.second ?? .min
        let next = zone.changes.first { $0.second > second }?.second ?? .max
        return (max(full, change), min(full + 3_600, next))
    }

    private static func days(_ stretch: Stretch, at second: Int64, _ zone: ZoneTale)
        -> (Int64, Int64)
    {
        // No clock is more than two days from UTC's date, and none begins a window later than it is.
        var day = second / 86_400 + 2
        while !begins(stretch.span, on: day) || turn(day, stretch, zone) > second { day -= 1 }
        let start = turn(day, stretch, zone)
        while !begins(stretch.span, on: day) || turn(day, stretch, zone) <= second { day += 1 }
        return (start, turn(day, stretch, zone))
    }

    private static func begins(_ span: Stretch.Span, on day: Int64) -> Bool {
        switch span {
        // 1970-01-01 was a Thursday, day 3 of a week that starts on Monday.
        case .week(let starts): (day + 3) % 7 == Int64(starts)
        case .month: monthStarts.contains(day)
        case .day, .hour, .rolling: true
        }
    }

    /// The first second at which the zone's clocks show the day's turning time, or have passed it.
    private static func turn(_ day: Int64, _ stretch: Stretch, _ zone: ZoneTale) -> Int64 {
        let shown = day * 86_400 + stretch.resetsAt
        var offset = zone.firstOffset
        var since = Int64.min
        for change in zone.changes {
            let second = max(shown - offset, since)
            if second < change.second { return second }
            (offset, since) = (change.offset, change.second)
        }
        return max(shown - offset, since)
    }
}
