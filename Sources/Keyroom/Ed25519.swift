internal import Chains
internal import CSodium

/// Ed25519 (RFC 8032) from the 32-byte seed, and from nothing else.
///
/// libsodium's secret key is seed || public key. Whoever stores that and gets the second half changed
/// signs one message under two public keys, which gives the key away; so the pair is made afresh for
/// every signature and the public half is never an input.
enum Ed25519 {
    static let expandedLength = 64

    /// The public key of `seed`; `expanded` is left holding seed || public key.
    static func publicKey(
        of seed: borrowing SecretBytes, expanded: inout SecretBytes
    ) -> [UInt8]? {
        guard seed.count == 32, expanded.count == expandedLength else { return nil }
        var out = [UInt8](repeating: 0, count: 32)
        _ = unsafe crypto_sign_seed_keypair(&out, expanded.mutableAddress, seed.address)
        return out
    }

    /// The signature, under the pair ``publicKey(of:expanded:)`` has just made.
    static func sign(_ message: [UInt8], expanded: borrowing SecretBytes) -> Signature {
        var out = [UInt8](repeating: 0, count: 64)
        _ = unsafe crypto_sign_detached(
            &out, nil, message, UInt64(message.count), expanded.address)
        return Signature(bytes: out, recoveryID: nil)
    }

    /// Whether R || S is a signature of `message` under `publicKey`.
    static func verify(_ signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
        unsafe signature.count == 64 && publicKey.count == 32
            && crypto_sign_verify_detached(
                signature, message, UInt64(message.count), publicKey) == 0
    }
}
