public import Terms

/// How far a wallet is on the way to its end (docs/decisions/0032).
public struct WalletEnd: Hashable, Sendable {
    /// The shortest wait before a key is destroyed or retired, seconds: a week.
    ///
    /// A development vault may wait a second.
    public static let shortestWait: Int64 = 7 * 86_400
    /// The longest, seconds: a year.
    public static let longestWait: Int64 = 365 * 86_400

    /// Where its coins may go; nil where nobody rotated it.
    public internal(set) var drain: Drain?
    /// When the key is destroyed, and which entry ordered it: what was signed stands before that one.
    public internal(set) var order: Order?
    /// Whether the key is gone.
    public internal(set) var isDestroyed = false

    /// A successor, and until when the old wallet may be swept to it.
    public struct Drain: Hashable, Sendable {
        /// The wallet that comes after.
        public let successor: WalletName
        /// When it signs nothing any more.
        public let retires: Moment
    }

    /// An order to destroy a key.
    public struct Order: Hashable, Sendable {
        /// When the key goes.
        public internal(set) var due: Moment
        /// The entry that ordered it.
        public let entry: UInt64
    }

    /// Whether nothing of it is left to remember.
    var isNone: Bool { drain == nil && order == nil && !isDestroyed }

    /// The bounds of a wait, seconds.
    public static func waits(isDevelopment: Bool) -> ClosedRange<Int64> {
        (isDevelopment ? 1 : shortestWait)...longestWait
    }
}
