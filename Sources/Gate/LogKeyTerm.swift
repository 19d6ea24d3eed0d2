/// One of the keys that a log's checkpoints were signed with, and from where on.
public struct LogKeyTerm: Hashable, Sendable {
    /// The C2SP verifier key.
    public let verifierKey: String
    /// The entry that put it in force: 0, or a `key.rotated`.
    public let entry: UInt64

    /// Names a key and the entry that put it in force.
    public init(verifierKey: String, entry: UInt64) {
        self.verifierKey = verifierKey
        self.entry = entry
    }
}
