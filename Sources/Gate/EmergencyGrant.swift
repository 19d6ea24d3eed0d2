public import Terms

/// An admin's leave to draw on a project's emergency pool: so much, until then, for a reason in the log.
public struct EmergencyGrant: Hashable, Sendable {
    /// What may still be drawn.
    public internal(set) var left: Money
    /// From then on nothing.
    public let until: Moment
}
