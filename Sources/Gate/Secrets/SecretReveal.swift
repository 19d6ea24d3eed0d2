public import Terms

/// An agent's leave to be shown one version of a secret, as the rules give it at one moment.
///
/// It releases nothing: its entry has to be durable first.
public struct SecretReveal: Hashable, Sendable {
    /// The rules whose refusals an agent can't tell apart: it learns of no secret that it may not see.
    public static let hiddenRules: Set<String> = [SecretNotGranted.id, SecretAbsent.id]

    /// The keyed hash of the path.
    public let secret: Digest32
    /// The path, which the agent's policy names.
    public let path: SecretPath
    /// Which version.
    public let version: UInt64
    /// Whether it is an old one that is shown for a while yet.
    public let isInGrace: Bool
    /// The window that this counts in.
    public let window: Window
    /// How often the agent was shown the secret in it before.
    public let before: UInt64
    /// How often it may be; nil for no bound.
    public let most: Int?
}
