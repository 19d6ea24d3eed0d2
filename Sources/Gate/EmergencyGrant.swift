public import Terms

/// An admin's leave to draw on a project's emergency pool: so much, until then, for a reason in the log.
public struct EmergencyGrant: Hashable, Sendable {
    /// The longest one lasts, seconds: 30 days.
    public static let longest: Int64 = 2_592_000

    /// What may still be drawn.
    public internal(set) var left: Money
    /// From then on nothing.
    public let until: Moment
}
