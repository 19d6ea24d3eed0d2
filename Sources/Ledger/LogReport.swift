public import Terms

/// What an auditor can say of a log in which nothing was found.
public struct LogReport: Hashable, Sendable {
    /// How many entries were read.
    public let size: UInt64
    /// How many of them the highest checkpoint signs.
    public let signedSize: UInt64
    /// The root over all that were read.
    public let root: Digest32
    /// When the first and the last of them were entered; nil where there are none.
    public let times: ClosedRange<Moment>?

    /// The entries no checkpoint vouches for yet: they can still be changed without trace.
    public var unsignedTail: UInt64 { size - signedSize }
}
