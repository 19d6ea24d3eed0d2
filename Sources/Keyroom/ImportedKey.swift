/// A key that came in, and what it came from: the phrase, or the key itself.
public struct ImportedKey: ~Copyable {
    /// The 32 bytes that sign.
    public let key: SecretBytes
    /// What is kept where signing never opens it.
    public let origin: SecretBytes
}
