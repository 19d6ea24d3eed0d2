/// A secret that several holders share; it is wiped when the last of them lets go.
public final class Key: Sendable {
    let secret: SecretBytes

    /// Takes ownership of a secret.
    public init(_ secret: consuming SecretBytes) { self.secret = secret }
}
