/// An instant: nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Moment: Hashable, Sendable, Comparable {
    /// Nanoseconds since the epoch.
    public let nanoseconds: Int64
    /// Nanoseconds in a second.
    public static let second: Int64 = 1_000_000_000

    /// The instant `nanoseconds` after the epoch.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
    /// The instant `seconds` after the epoch.
    public init(seconds: Int64) { nanoseconds = seconds * Moment.second }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 {
        nanoseconds >= 0
            ? nanoseconds / Moment.second : -((Moment.second - 1 - nanoseconds) / Moment.second)
    }

    /// The instant `seconds` later.
    public func adding(seconds: Int64) -> Moment {
        Moment(nanoseconds: nanoseconds + seconds * Moment.second)
    }

    /// Orders by time.
    public static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}
