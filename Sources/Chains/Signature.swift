/// A signature in its raw public form.
public struct Signature: Hashable, Sendable {
    /// 64 bytes: r and s big-endian for ECDSA, R and S for Ed25519.
    public let bytes: [UInt8]
    /// 0…3 for ECDSA, nil for Ed25519.
    public let recoveryID: UInt8?

    /// Wraps a signature.
    public init(bytes: [UInt8], recoveryID: UInt8?) {
        self.bytes = bytes
        self.recoveryID = recoveryID
    }
}
