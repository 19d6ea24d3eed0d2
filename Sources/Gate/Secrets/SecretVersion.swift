public import Terms

/// One version of a secret, as the log tells it; the value is in no log.
public struct SecretVersion: Hashable, Sendable {
    /// What may be done with it.
    public enum State: String, Hashable, Sendable {
        /// It may be shown.
        case enabled
        /// It may not, until an admin enables it again.
        case disabled
        /// Its key is gone for ever; the number stays taken.
        case destroyed
    }

    /// Where it stands.
    public internal(set) var state: State
    /// When it was put.
    public let made: Moment
    /// From when on it is not shown any more; nil for never.
    public let expires: Moment?
    /// Until when it is still shown beside the version that came after it; nil where it is not.
    public internal(set) var graceUntil: Moment?
    /// Whether the log has said that it expired.
    public internal(set) var isExpiryNoted: Bool

    init(
        state: State = .enabled, made: Moment, expires: Moment?, graceUntil: Moment? = nil,
        isExpiryNoted: Bool = false
    ) {
        self.state = state
        self.made = made
        self.expires = expires
        self.graceUntil = graceUntil
        self.isExpiryNoted = isExpiryNoted
    }

    /// Whether its time is over.
    public func isExpired(at now: Moment) -> Bool { expires.map { $0 <= now } ?? false }
}
