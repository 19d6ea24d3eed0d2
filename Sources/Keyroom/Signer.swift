import CSecp256k1
import CSodium
import Chains
import Terms

/// Signs a proposal's digests with a key at hand, and believes no signature it has not verified.
///
/// The public key is derived afresh and compared with the one the log names before anything is signed:
/// with Ed25519 a wrong public key beside the right seed gives the seed away (double public key attack), with
/// ECDSA a fault in a deterministic signature would.
enum Signer {
    static func sign(
        _ digests: [Digest32], _ scheme: SigningScheme, key: UnsafePointer<UInt8>,
        expecting publicKey: [UInt8]
    ) throws(KeyroomError) -> [Signature] {
        switch scheme {
        case .ecdsaSecp256k1: try unsafe ecdsa(digests, key, publicKey)
        case .ed25519: try unsafe ed25519(digests, key, publicKey)
        }
    }

    private static func ecdsa(
        _ digests: [Digest32], _ key: UnsafePointer<UInt8>, _ publicKey: [UInt8]
    ) throws(KeyroomError) -> [Signature] {
        unsafe try Curve.shared.lend { context throws(KeyroomError) in
            var point = secp256k1_pubkey()
            guard unsafe secp256k1_ec_pubkey_create(context, &point, key) == 1 else {
                throw .invalidKey
            }
            guard unsafe PublicKeys.serialized(point, context) == publicKey else { throw .otherKey }
            var signatures: [Signature] = []
            for digest in digests {
                let message = digest.bytes
                var made = secp256k1_ecdsa_recoverable_signature()
                var plain = secp256k1_ecdsa_signature()
                // The nonce function is the library's RFC 6979; it makes S low by itself.
                guard
                    unsafe secp256k1_ecdsa_sign_recoverable(
                        context, &made, message, key, secp256k1_nonce_function_rfc6979, nil) == 1,
                    unsafe secp256k1_ecdsa_recoverable_signature_convert(context, &plain, &made)
                        == 1, unsafe secp256k1_ecdsa_verify(context, &plain, message, &point) == 1
                else { throw .badSignature }
                var bytes = [UInt8](repeating: 0, count: 64)
                var recoveryID: Int32 = 0
                unsafe secp256k1_ecdsa_recoverable_signature_serialize_compact(
                    context, &bytes, &recoveryID, &made)
                signatures.append(Signature(bytes: bytes, recoveryID: UInt8(recoveryID)))
            }
            return signatures
        }
    }

    private static func ed25519(
        _ digests: [Digest32], _ seed: UnsafePointer<UInt8>, _ publicKey: [UInt8]
    ) throws(KeyroomError) -> [Signature] {
        unsafe try ScratchPool.shared.lend { secret throws(KeyroomError) in
            var derived = [UInt8](repeating: 0, count: 32)
            unsafe crypto_sign_ed25519_seed_keypair(&derived, secret, seed)
            guard derived == publicKey else { throw .otherKey }
            var signatures: [Signature] = []
            for digest in digests {
                signatures.append(
                    Signature(
                        bytes: try unsafe ed25519(digest.bytes, secret, derived), recoveryID: nil))
            }
            return signatures
        }
    }

    /// One Ed25519 signature by libsodium's 64-byte secret form, verified.
    static func ed25519(
        _ message: [UInt8], _ secret: UnsafePointer<UInt8>, _ publicKey: [UInt8]
    ) throws(KeyroomError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let size = UInt64(message.count)
        guard unsafe crypto_sign_ed25519_detached(&bytes, nil, message, size, secret) == 0,
            unsafe crypto_sign_ed25519_verify_detached(bytes, message, size, publicKey) == 0
        else { throw .badSignature }
        return bytes
    }
}
