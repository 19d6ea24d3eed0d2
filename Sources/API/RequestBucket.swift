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

    /// How many bytes of a body one token is for: what is large costs the loop more to read.
    public static let bytesPerToken = 65_536

    /// What a request with a body of so many bytes takes.
    public static func tokens(forBytes count: Int) -> UInt32 {
        UInt32(clamping: max(1, (count + bytesPerToken - 1) / bytesPerToken))
    }

    /// Takes so many tokens; false, taking none, when there are fewer at `now`.
    ///
    /// A full bucket is enough for any request: one that takes more than there can be would never pass.
    public mutating func take(_ tokens: UInt32 = 1, at now: Moment) -> Bool {
        refill(at: now)
        let price = price(of: tokens)
        guard level >= price else { return false }
        level -= price
        return true
    }

    private func price(of tokens: UInt32) -> Int64 {
        Int64(max(1, min(tokens, burst))) * Moment.second
    }

    /// Whole seconds from `now` until `take` gives so many tokens, for `Retry-After`; at least 1, and
    /// nil when no waiting helps.
    public func secondsUntil(_ tokens: UInt32 = 1, at now: Moment) -> Int64? {
        guard perSecond > 0, burst > 0 else { return nil }
        var filled = self
        filled.refill(at: now)
        let missing = max(0, price(of: tokens) - filled.level)
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
