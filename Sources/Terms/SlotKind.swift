/// What opens a key slot.
public enum SlotKind: String, Hashable, Sendable, CaseIterable {
    /// A passphrase, made dear to guess by Argon2id.
    case passphrase
    /// A file of 32 random bytes.
    case keyFile = "key-file"
    /// Shares in words, so many of so many (SLIP-39).
    case shares
    /// A file of 32 random bytes that systemd decrypts for the daemon.
    case credential

    /// What a person calls it: `passphrase`, `key file`.
    public var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}
