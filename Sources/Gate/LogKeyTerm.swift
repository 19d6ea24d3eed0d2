/// One of the keys that a log's checkpoints were signed with, and from where on.
public struct LogKeyTerm: Hashable, Sendable {
    /// The C2SP verifier key.
    public let verifierKey: String
    /// The entry that put it in force: 0, or a `key.rotated` or an `epoch.begun`.
    public let entry: UInt64
    /// The highest checkpoint of the epoch before that was known as this one began, a note; entries of it
    /// are lost.
    public let lost: String?

    /// Names a key and the entry that put it in force.
    public init(verifierKey: String, entry: UInt64, lost: String? = nil) {
        self.verifierKey = verifierKey
        self.entry = entry
        self.lost = lost
    }
}
