internal import Chains
internal import Synchronization

/// The key that signs the log's checkpoints, Ed25519 (RFC 8032).
public final class LogKey: Sendable {
    /// The public half, 32 bytes.
    public let publicKey: [UInt8]
    private let seed: SecretBytes
    // One page for the pair while it signs; a new one each time would cost 20 us.
    private let scratch: Mutex<SecretBytes>

    /// Takes a 32-byte seed.
    ///
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` for any other length.
    public init(seed: consuming SecretBytes) throws(SecretError) {
        var expanded = try SecretBytes(count: Ed25519.expandedLength)
        guard let publicKey = Ed25519.publicKey(of: seed, expanded: &expanded) else {
            throw .badLength(bytes: seed.count, allowed: 32...32)
        }
        expanded.wipe()
        self.publicKey = publicKey
        scratch = Mutex(expanded)
        self.seed = seed
    }

    /// The 64-byte signature of a checkpoint's body, verified before it is returned.
    ///
    /// - Throws: ``KeyError/badSignature``.
    public func sign(_ body: [UInt8]) throws(KeyError) -> [UInt8] {
        let made = scratch.withLock { expanded -> [UInt8]? in
            defer { expanded.wipe() }
            guard Ed25519.publicKey(of: seed, expanded: &expanded) == publicKey else { return nil }
            let signature = Ed25519.sign(body, expanded: expanded).bytes
            return Ed25519.verify(signature, message: body, publicKey: publicKey) ? signature : nil
        }
        guard let made else { throw .badSignature }
        return made
    }
}
