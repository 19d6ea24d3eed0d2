extension ZoneRules {
    /// What the civil clock shows at `moment`: whole seconds after midnight, 0..<86,400.
    ///
    /// A clock turned back shows a time twice: a rule on hours of the day holds in both.
    public func timeOfDay(at moment: Moment) -> Int64 {
        let second = moment.seconds
        return ZoneRules.remainder(of: second + offset(at: second), by: 86_400)
    }

    /// The latest civil day whose boundary at `time` has come by `second`.
    ///
    /// Not the local date: where the clock steps back over the boundary (St. John's did so at
    /// 00:01), the evening comes twice, and its second part belongs to the day that had begun
    /// already.
    func lastDayBegun(at second: Int64, from time: Int64) -> Int64 {
        let local = second + offset(at: second) - time
        var day = (local - ZoneRules.remainder(of: local, by: 86_400)) / 86_400
        while boundary(ofDay: day + 1, at: time) <= second { day += 1 }
        return day
    }

    /// The first UTC second at which the civil clock shows `day` at `time` or later.
    ///
    /// Or later, because a time can be skipped and a date can be missing: Samoa had no 2011-12-30.
    func boundary(ofDay day: Int64, at time: Int64) -> Int64 {
        let local = day * 86_400 + time
        // Offsets lie within ±26 h, so the answer is inside one of the pieces that touch this
        // range.
        var piece = indexOfFirstTransition(after: local - 26 * 3_600)
        while true {
            let offset = piece == 0 ? firstOffset : transitions[piece - 1].offset
            let from = piece == 0 ? Int64.min : transitions[piece - 1].second
            let until = piece == transitions.count ? Int64.max : transitions[piece].second
            let candidate = max(local - offset, from)
            if candidate < until { return candidate }
            piece += 1
        }
    }

    /// What is left of `value` after the multiple of `divisor` at or below it: never negative.
    static func remainder(of value: Int64, by divisor: Int64) -> Int64 {
        let left = value % divisor
        return left < 0 ? left + divisor : left
    }
}
