public import Terms

/// Above which charge a payment waits for an admin, and for how long.
public struct ApprovalRule: Hashable, Sendable {
    /// What is charged at most without anyone being asked.
    public let above: Money
    /// How long a payment waits before it expires, in seconds.
    public let within: Int64

    /// The waits a policy may ask for, in seconds: a minute to 30 days.
    public static let waits: ClosedRange<Int64> = 60...2_592_000
    /// The wait where a policy names none, in seconds: a day.
    public static let standardWait: Int64 = 86_400

    /// Gathers checked parts.
    public init(above: Money, within: Int64 = ApprovalRule.standardWait) {
        self.above = above
        self.within = within
    }
}
