/// Why the room could not do what was asked; no case carries a byte of a secret.
public enum KeyroomError: Error, Hashable, Sendable {
    /// Memory can't be locked, so a key could reach the swap.
    case memoryNotLocked
    /// A secret could not be read, or is longer than allowed.
    case unreadable
    /// Parameters of the key derivation are outside what is accepted.
    case parameters
    /// Sealed bytes do not open: another key, another place, or edited.
    case notAuthentic
    /// The bytes are no valid key of their curve.
    case invalidKey
    /// The decision that allows a signature is not proven durable.
    case notDurable
    /// The room has no key for the wallet.
    case noSuchKey
    /// The key at hand is not the one whose public key the log names.
    case otherKey
    /// A signature did not verify under the freshly derived public key.
    case badSignature
}
