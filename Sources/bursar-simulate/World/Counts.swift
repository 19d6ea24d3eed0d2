/// How much happened in stories: a run in which nothing does shows nothing.
struct Counts: Hashable, Sendable {
    /// Payments decided.
    var payments = 0
    /// Those that were signed.
    var signed = 0
    /// Signed replies that left.
    var released = 0
    /// Events taken.
    var events = 0
    /// Crashes.
    var crashes = 0

    static func += (left: inout Counts, right: Counts) {
        left.payments += right.payments
        left.signed += right.signed
        left.released += right.released
        left.events += right.events
        left.crashes += right.crashes
    }
}

extension Counts {
    /// In words.
    var summary: String {
        "\(payments) payments (\(signed) signed), \(events) events, \(crashes) crashes"
    }
}
