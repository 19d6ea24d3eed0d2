import CSodium

/// The log's Ed25519 key: it signs checkpoints and nothing else.
public final class LogKey: Sendable {
    private let seed: Key
    /// 32 bytes; part of the log's verifier key.
    public let publicKey: [UInt8]

    /// Takes the 32-byte seed.
    public init(seed: Key) throws(KeyroomError) {
        let result = unsafe seed.secret.withPointer { bytes in
            Result { () throws(KeyroomError) in try unsafe PublicKeys.ed25519(seed: bytes) }
        }
        publicKey = try result.get()
        self.seed = seed
    }

    /// Signs a note's body (C2SP signed-note, RFC 8032); verified before it is returned.
    public func sign(_ body: [UInt8]) throws(KeyroomError) -> [UInt8] {
        let publicKey = publicKey
        let result = unsafe seed.secret.withPointer { seed in
            Result { () throws(KeyroomError) in
                unsafe try ScratchPool.shared.lend { secret throws(KeyroomError) in
                    var derived = [UInt8](repeating: 0, count: 32)
                    unsafe crypto_sign_ed25519_seed_keypair(&derived, secret, seed)
                    guard derived == publicKey else { throw .otherKey }
                    return try unsafe Signer.ed25519(body, secret, derived)
                }
            }
        }
        return try result.get()
    }
}
