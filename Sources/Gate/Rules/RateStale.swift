import Terms

/// A rate older than its max age is not used.
enum RateStale: Rule {
    static let id = "rate.stale"

    static func check(_ rate: Rate, at now: Moment) -> Refusal? {
        guard rate.isStale(at: now) else { return nil }
        let age = (now.nanoseconds - rate.asOf.nanoseconds) / Moment.second
        return refuse(
            "the rate of \(rate.asset) is \(age) s old, above its max age of \(rate.maxAge) s",
            hint: "an admin sets a new one with: bursar rate set \(rate.asset) PRICE "
                + rate.currency.code)
    }
}
