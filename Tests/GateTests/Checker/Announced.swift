import Terms

/// A window that an entry counted a scope's limit over: it stands until its end.
struct Announced: Hashable {
    let scope: ScopeName
    /// Seconds since 1970.
    var window: Range<Int64>
    var calendar: Charter.Calendar
    /// The limit when it opened.
    var amount: Int64
    /// What was carried into it, fixed when it opened.
    var carried: Int64
    /// The most that a decision in it was held to.
    var most: Int64
}
