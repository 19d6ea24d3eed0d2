public import Terms

/// A token bucket: how many requests an agent may make, per second and at once.
///
/// A pure value over the time it is given. The level is kept in billionths of a token, so that a
/// nanosecond at one token a second is one unit and nothing is ever rounded.
public struct RequestBucket: Hashable, Sendable {
    /// Tokens that come back each second.
    public let perSecond: UInt32
    /// The most tokens there are at once.
    public let burst: UInt32
    private var level: Int64
    private var last: Moment?

    /// A full bucket.
    public init(perSecond: UInt32, burst: UInt32) {
        self.perSecond = perSecond
        self.burst = burst
        level = Int64(burst) * Moment.second
    }

    /// Takes a token; false when there is none at `now`.
    public mutating func take(at now: Moment) -> Bool {
        refill(at: now)
        guard level >= Moment.second else { return false }
        level -= Moment.second
        return true
    }

    /// Whole seconds from `now` until `take` gives a token, for `Retry-After`; at least 1, and nil
    /// when no waiting helps.
    public func secondsUntilToken(at now: Moment) -> Int64? {
        guard perSecond > 0, burst > 0 else { return nil }
        var filled = self
        filled.refill(at: now)
        let missing = max(0, Moment.second - filled.level)
        let perSecondUnits = Int64(perSecond) * Moment.second
        return max(1, (missing + perSecondUnits - 1) / perSecondUnits)
    }

    /// Adds what came back since the last look.
    ///
    /// A clock that went back adds nothing, and counting
    /// goes on from there: an agent is not shut out until the clock has caught up.
    private mutating func refill(at now: Moment) {
        defer { last = now }
        guard let last, last < now else { return }
        let full = Int64(burst) * Moment.second
        let (elapsed, farApart) = now.nanoseconds.subtractingReportingOverflow(last.nanoseconds)
        let (gained, overflow) = elapsed.multipliedReportingOverflow(by: Int64(perSecond))
        guard !farApart, !overflow, gained < full - level else {
            level = full
            return
        }
        level += gained
    }
}
