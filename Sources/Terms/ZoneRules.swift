/// The rules of one IANA time zone as a value: which offset from UTC holds from which instant.
public struct ZoneRules: Hashable, Sendable {
    /// From `second` (since the epoch) on, local time is UTC plus `offset` seconds.
    public struct Transition: Hashable, Sendable {
        /// The first UTC second at which the offset holds.
        public let second: Int64
        /// Local minus UTC, seconds.
        public let offset: Int64

        /// A change of offset.
        public init(second: Int64, offset: Int64) {
            self.second = second
            self.offset = offset
        }
    }

    /// The IANA name, `America/Toronto`.
    public let identifier: String
    /// The tz database's version, `2025b`.
    public let version: String
    /// The offset before the first transition, seconds.
    public let firstOffset: Int64
    /// In order of time.
    public let transitions: [Transition]

    /// Rules as read from a tz database.
    public init(identifier: String, version: String, firstOffset: Int64, transitions: [Transition])
    {
        self.identifier = identifier
        self.version = version
        self.firstOffset = firstOffset
        self.transitions = transitions
    }

    /// UTC itself.
    public static let utc = ZoneRules(
        identifier: "UTC", version: "", firstOffset: 0, transitions: [])

    /// Local minus UTC, in seconds, at the UTC second `second`.
    public func offset(at second: Int64) -> Int64 {
        let next = indexOfFirstTransition(after: second)
        return next == 0 ? firstOffset : transitions[next - 1].offset
    }

    /// The window of `span` that contains `moment`, from the civil calendar of this zone.
    ///
    /// A boundary is the first instant whose civil date (or civil hour) is the boundary's: a skipped midnight
    /// moves it to the first instant of the day, a repeated one takes the first occurrence.
    public func window(_ span: WindowSpan, containing moment: Moment) -> Window {
        let second = moment.seconds
        guard span != .hour else { return hourWindow(at: second) }
        let today = CivilDate(dayNumber: localDay(at: second))
        // A date can be missing (Apia 2011-12-30): the next boundary must lie after the moment.
        let start = firstSecond(ofDay: firstDay(of: span, on: today))
        var next = firstDay(after: span, on: today)
        var end = firstSecond(ofDay: next)
        while end <= second {
            next += 1
            end = firstSecond(ofDay: next)
        }
        return Window(start: Moment(seconds: start), end: Moment(seconds: end))
    }

    private func firstDay(of span: WindowSpan, on date: CivilDate) -> Int64 {
        switch span {
        case .hour, .day: date.dayNumber
        case .week(let starts): date.dayNumber - Int64((date.weekday - starts + 7) % 7)
        case .month: CivilDate(year: date.year, month: date.month, day: 1).dayNumber
        }
    }

    private func firstDay(after span: WindowSpan, on date: CivilDate) -> Int64 {
        switch span {
        case .hour, .day: date.dayNumber + 1
        case .week: firstDay(of: span, on: date) + 7
        case .month:
            date.month == 12
                ? CivilDate(year: date.year + 1, month: 1, day: 1).dayNumber
                : CivilDate(year: date.year, month: date.month + 1, day: 1).dayNumber
        }
    }

    private func localDay(at second: Int64) -> Int64 {
        ZoneRules.floorDivide(second + offset(at: second), 86_400)
    }

    /// The first UTC second whose civil date is `day` or later.
    ///
    /// Civil dates can step back at a fall-back over midnight; the first occurrence counts.
    private func firstSecond(ofDay day: Int64) -> Int64 {
        let midnight = day * 86_400
        // Offsets lie within ±26 h, so the answer is inside one of the pieces that touch this range.
        var piece = indexOfFirstTransition(after: midnight - 26 * 3_600)
        while true {
            let offset = piece == 0 ? firstOffset : transitions[piece - 1].offset
            let from = piece == 0 ? Int64.min : transitions[piece - 1].second
            let until = piece == transitions.count ? Int64.max : transitions[piece].second
            let candidate = max(midnight - offset, from)
            if candidate < until { return candidate }
            piece += 1
        }
    }

    private func hourWindow(at second: Int64) -> Window {
        let offset = offset(at: second)
        let start = ZoneRules.floorDivide(second + offset, 3_600) * 3_600 - offset
        let next = indexOfFirstTransition(after: second)
        // A change of offset ends the hour it falls in, so that windows partition time.
        let from = next == 0 ? start : max(start, transitions[next - 1].second)
        let until =
            next == transitions.count ? start + 3_600 : min(start + 3_600, transitions[next].second)
        return Window(start: Moment(seconds: from), end: Moment(seconds: until))
    }

    private func indexOfFirstTransition(after second: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].second <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
