/// A stretch of time that a limit counts over: from `start` up to but not including `end`.
public struct Window: Hashable, Sendable {
    /// The first instant inside.
    public let start: Moment
    /// The first instant after.
    public let end: Moment

    /// A window with the given bounds.
    public init(start: Moment, end: Moment) {
        self.start = start
        self.end = end
    }

    /// Whether `moment` lies inside.
    public func contains(_ moment: Moment) -> Bool { start <= moment && moment < end }
}
