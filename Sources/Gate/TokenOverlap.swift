public import Terms

/// How long an agent's old token opens the door beside the new one.
///
/// It ends by ledger time, which setting a clock back can't turn back past an entry, and by the boot clock, which
/// nobody can set: whichever comes first. Only a clock that is set back over a reboot prolongs it.
public struct TokenOverlap: Hashable, Sendable {
    /// The longest overlap, seconds: 30 days.
    public static let longest: Int64 = 30 * 86_400

    /// When it began, by ledger time.
    public let began: Moment
    /// The clocks when it began.
    public let clock: ClockReading
    /// When it ends, by ledger time.
    public let until: Moment

    /// Whether the old token opens nothing any more, at a reading that has this ledger time.
    func isOver(at reading: ClockReading, time: Moment) -> Bool {
        if until <= time { return true }
        guard clock.bootID == reading.bootID else { return false }
        let (elapsed, overflow) = reading.bootNanoseconds.subtractingReportingOverflow(
            clock.bootNanoseconds)
        // A boot clock that ran backwards is none to give time by.
        return overflow || elapsed < 0
            || until.nanoseconds - began.nanoseconds <= elapsed
    }
}
