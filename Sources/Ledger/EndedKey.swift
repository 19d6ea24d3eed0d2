/// A key that signed the log before the one in force.
public struct EndedKey: Hashable, Sendable {
    /// The key.
    public let key: VerifierKey
    /// The entry that put the next in force: it signs nothing beyond.
    public let end: UInt64
    /// The highest checkpoint by it that was known when its epoch ended, of which entries are lost.
    public let lost: Checkpoint?

    /// States which key ended where.
    public init(key: VerifierKey, end: UInt64, lost: Checkpoint? = nil) {
        self.key = key
        self.end = end
        self.lost = lost
    }
}
