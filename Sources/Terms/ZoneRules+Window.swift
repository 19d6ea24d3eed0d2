extension ZoneRules {
    /// The window of `span` that contains `moment`; days, weeks and months turn at midnight.
    public func window(_ span: WindowSpan, containing moment: Moment) -> Window {
        window(Recurrence(span), containing: moment)
    }

    /// The window of `recurrence` that contains `moment`, from the civil calendar of this zone.
    ///
    /// A boundary is the first instant at which the civil clock shows the boundary's date and time
    /// or later: a skipped reset time moves it to the first instant after the skip, a repeated one
    /// takes the first occurrence, and that of a missing day falls on the first instant of the next.
    /// So the calendar's windows of one recurrence partition time: no instant is in two, and a
    /// clock turned back reopens none.
    ///
    /// A rolling window is another at every instant and partitions nothing. It starts its length
    /// before `moment`, so what is exactly that old still counts, and ends its length after it:
    /// once `end` is past, all that counts now has left.
    public func window(_ recurrence: Recurrence, containing moment: Moment) -> Window {
        switch recurrence.span {
        case .hour: hourWindow(at: moment.seconds)
        case .day, .week, .month: calendarWindow(recurrence, at: moment.seconds)
        case .rolling(let seconds): rollingWindow(of: seconds, around: moment)
        }
    }

    private func calendarWindow(_ recurrence: Recurrence, at second: Int64) -> Window {
        let (span, time) = (recurrence.span, recurrence.resetsAt)
        let today = CivilDate(dayNumber: lastDayBegun(at: second, from: time))
        return Window(
            start: Moment(seconds: boundary(ofDay: firstDay(of: span, on: today), at: time)),
            end: Moment(seconds: boundary(ofDay: firstDay(after: span, on: today), at: time)))
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

    private func hourWindow(at second: Int64) -> Window {
        let offset = offset(at: second)
        let start = second - ZoneRules.remainder(of: second + offset, by: 3_600)
        let next = indexOfFirstTransition(after: second)
        // A change of offset ends the hour it falls in, so that windows partition time.
        let from = next == 0 ? start : max(start, transitions[next - 1].second)
        let until =
            next == transitions.count ? start + 3_600 : min(start + 3_600, transitions[next].second)
        return Window(start: Moment(seconds: from), end: Moment(seconds: until))
    }

    private func rollingWindow(of seconds: Int64, around moment: Moment) -> Window {
        // A clock at the end of time must not trap: the window stops there.
        let length = seconds * Moment.second
        let (start, before) = moment.nanoseconds.subtractingReportingOverflow(length)
        let (end, after) = moment.nanoseconds.addingReportingOverflow(length)
        return Window(
            start: Moment(nanoseconds: before ? .min : start),
            end: Moment(nanoseconds: after ? .max : end))
    }
}
