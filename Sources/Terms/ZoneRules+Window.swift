extension ZoneRules {
    /// The window of `span` that contains `moment`, from the civil calendar of this zone.
    ///
    /// A boundary is the first instant whose civil date is the boundary's: a skipped midnight moves
    /// it to the first instant of the day, a repeated one takes the first occurrence. So the
    /// windows of one span partition time: no instant is in two, and a clock turned back reopens
    /// none.
    public func window(_ span: WindowSpan, containing moment: Moment) -> Window {
        let second = moment.seconds
        guard span != .hour else { return hourWindow(at: second) }
        let today = CivilDate(dayNumber: lastDayBegun(at: second))
        return Window(
            start: Moment(seconds: firstSecond(ofDay: firstDay(of: span, on: today))),
            end: Moment(seconds: firstSecond(ofDay: firstDay(after: span, on: today))))
    }

    /// The latest civil day that has begun by `second`.
    ///
    /// Not the local date: where the clock steps back over midnight (St. John's did so at 00:01),
    /// the evening comes twice, and its second part belongs to the day that had begun already.
    private func lastDayBegun(at second: Int64) -> Int64 {
        var day = ZoneRules.floorDivide(second + offset(at: second), 86_400)
        while firstSecond(ofDay: day + 1) <= second { day += 1 }
        return day
    }

    private func firstDay(of span: WindowSpan, on date: CivilDate) -> Int64 {
        switch span {
        case .hour, .day, .rolling: date.dayNumber
        case .week(let starts): date.dayNumber - Int64((date.weekday - starts + 7) % 7)
        case .month: CivilDate(year: date.year, month: date.month, day: 1).dayNumber
        }
    }

    private func firstDay(after span: WindowSpan, on date: CivilDate) -> Int64 {
        switch span {
        case .hour, .day, .rolling: date.dayNumber + 1
        case .week: firstDay(of: span, on: date) + 7
        case .month:
            date.month == 12
                ? CivilDate(year: date.year + 1, month: 1, day: 1).dayNumber
                : CivilDate(year: date.year, month: date.month + 1, day: 1).dayNumber
        }
    }

    /// The first UTC second whose civil date is `day` or later.
    ///
    /// Or later, because a date can be missing: Samoa had no 2011-12-30.
    private func firstSecond(ofDay day: Int64) -> Int64 {
        let midnight = day * 86_400
        // Offsets lie within ±26 h, so the answer is inside one of the pieces that touch this
        // range.
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

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
