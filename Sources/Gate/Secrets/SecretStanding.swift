public import Terms

/// One secret, as the log tells it: its versions and how often it is to be rotated.
public struct SecretStanding: Hashable, Sendable {
    /// Every version ever put, version 1 first; none is ever taken out, so no number comes twice.
    public internal(set) var versions: [SecretVersion] = []
    /// After how many seconds a version is to be followed by another; nil for never.
    public internal(set) var rotateEvery: Int64?
    /// Whether the log has said that a rotation is due.
    public internal(set) var isDueNoted = false
    /// Its path, where a policy's grant has made it public; nil else.
    public internal(set) var path: SecretPath?

    /// The number of the newest version; 0 before the first.
    public var current: UInt64 { UInt64(versions.count) }

    /// The version of that number; nil where there was none.
    public subscript(number: UInt64) -> SecretVersion? {
        number >= 1 && number <= current ? versions[Int(number) - 1] : nil
    }

    /// When the newest version is to be followed by another; nil where nothing asks for it.
    ///
    /// What is disabled or destroyed serves nobody, and waits for no rotation.
    public var due: Moment? {
        guard let last = versions.last, last.state == .enabled, let rotateEvery else { return nil }
        return last.made.adding(seconds: rotateEvery)
    }

    /// From when on a due rotation is overdue: a tenth of its interval later.
    public var overdue: Moment? {
        guard let due, let rotateEvery else { return nil }
        return due.adding(seconds: rotateEvery / 10)
    }

    /// The longest and shortest intervals of rotations, seconds: an hour and ten years.
    public static let intervals: ClosedRange<Int64> = 3_600...315_360_000
    /// The longest that an old version may be shown beside the new, seconds: 90 days.
    public static let longestGrace: Int64 = 7_776_000
    /// The most versions of one secret.
    public static let mostVersions = 10_000
}
