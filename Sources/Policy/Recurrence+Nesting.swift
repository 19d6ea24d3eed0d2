internal import Terms

extension Recurrence {
    /// How many windows of this kind one window of `outer` can touch, at most.
    ///
    /// Of ordinary calendars: days of 24 hours, months of 28 to 31 days. For a rolling span it is how
    /// often its whole limit can be spent anew.
    func mostWindows(in outer: Recurrence) -> UInt128 {
        if self == outer { return 1 }
        let length = outer.span.mostSeconds
        let full = UInt128((length + span.leastSeconds - 1) / span.leastSeconds)
        if case .rolling = span { return full }
        // Where neither's boundaries are also the other's, a window more is touched at the edge.
        return nests(with: outer) ? full : full + 1
    }

    /// Whether one of both is made of whole windows of the other.
    private func nests(with other: Recurrence) -> Bool {
        switch (span, other.span) {
        case (.rolling, _), (_, .rolling): false
        // An hour lies in one day unless the day turns within it.
        case (.hour, _): other.resetsAt % 3_600 == 0
        case (_, .hour): resetsAt % 3_600 == 0
        case (.day, _), (_, .day): resetsAt == other.resetsAt
        case (.week(let one), .week(let two)): one == two && resetsAt == other.resetsAt
        case (.month, .month): resetsAt == other.resetsAt
        case (.week, .month), (.month, .week): false
        }
    }
}

extension WindowSpan {
    /// The longest that a window of the span lasts, in seconds.
    var mostSeconds: Int64 {
        switch self {
        case .hour: 3_600
        case .day: 86_400
        case .week: 604_800
        case .month: 31 * 86_400
        case .rolling(let seconds): max(1, seconds)
        }
    }

    /// The shortest that a window of the span lasts, in seconds.
    var leastSeconds: Int64 { self == .month ? 28 * 86_400 : mostSeconds }
}
