internal import Chains
internal import CSecp256k1

/// ECDSA over secp256k1 with RFC 6979 nonces and low S.
enum ECDSA {
    /// The 33-byte compressed public key; nil where the key is zero or not below the order.
    static func publicKey(of key: borrowing SecretBytes, _ context: borrowing CurveContext)
        -> [UInt8]?
    {
        var point = secp256k1_pubkey()
        guard key.count == 32,
            unsafe secp256k1_ec_pubkey_create(context.pointer, &point, key.address) == 1
        else { return nil }
        var out = [UInt8](repeating: 0, count: 33)
        var length = out.count
        _ = unsafe secp256k1_ec_pubkey_serialize(
            context.pointer, &out, &length, &point, UInt32(SECP256K1_EC_COMPRESSED))
        return out
    }

    /// r || s and the recovery id; nil where the key is no key.
    ///
    /// The nonce is RFC 6979's and never one of our own: two signatures under one nonce give the key away.
    static func sign(
        _ digest: [UInt8], key: borrowing SecretBytes, _ context: inout CurveContext
    ) -> Signature? {
        guard digest.count == 32, key.count == 32 else { return nil }
        context.countUse()
        var raw = secp256k1_ecdsa_recoverable_signature()
        guard
            unsafe secp256k1_ecdsa_sign_recoverable(
                context.pointer, &raw, digest, key.address, nil, nil) == 1
        else { return nil }
        var out = [UInt8](repeating: 0, count: 64)
        var recoveryID: Int32 = 0
        _ = unsafe secp256k1_ecdsa_recoverable_signature_serialize_compact(
            context.pointer, &out, &recoveryID, &raw)
        return Signature(bytes: out, recoveryID: UInt8(truncatingIfNeeded: recoveryID))
    }

    /// Whether r || s is a signature of `digest` with a low S under a serialised public key.
    static func verify(
        _ signature: [UInt8], digest: [UInt8], publicKey: [UInt8],
        _ context: borrowing CurveContext
    ) -> Bool {
        var raw = secp256k1_ecdsa_signature()
        var point = secp256k1_pubkey()
        return unsafe signature.count == 64 && digest.count == 32
            && secp256k1_ec_pubkey_parse(context.pointer, &point, publicKey, publicKey.count) == 1
            && secp256k1_ecdsa_signature_parse_compact(context.pointer, &raw, signature) == 1
            && secp256k1_ecdsa_verify(context.pointer, &raw, digest, &point) == 1
    }
}
