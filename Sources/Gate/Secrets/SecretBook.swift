public import Terms

/// What the log says of secrets, by the keyed hash of their paths: which versions there are, and how often
/// agents were shown them.
///
/// A value of its own inside the gate's state.
public struct SecretBook: Hashable, Sendable {
    /// Every secret ever put.
    public internal(set) var standings: [Digest32: SecretStanding] = [:]
    /// The hashes of paths that entries have named, so that no two secrets go by one path.
    var named: [SecretPath: Digest32] = [:]
    var uses = SecretUses()

    init() {}
}
