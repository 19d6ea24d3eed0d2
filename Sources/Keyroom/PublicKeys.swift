import CSecp256k1
import CSodium

/// Public keys, always derived afresh from the secret at hand.
enum PublicKeys {
    /// 33 bytes compressed, of the first 32 bytes of `secret`.
    static func compressed(of secret: borrowing SecretBytes) throws(KeyroomError) -> [UInt8] {
        let result = unsafe secret.withPointer { key in
            Result { () throws(KeyroomError) in try unsafe compressed(key) }
        }
        return try result.get()
    }

    /// 33 bytes compressed.
    static func compressed(_ key: UnsafePointer<UInt8>) throws(KeyroomError) -> [UInt8] {
        unsafe try Curve.shared.lend { context throws(KeyroomError) in
            var point = secp256k1_pubkey()
            guard unsafe secp256k1_ec_pubkey_create(context, &point, key) == 1 else {
                throw .invalidKey
            }
            return unsafe serialized(point, context)
        }
    }

    static func serialized(_ point: secp256k1_pubkey, _ context: OpaquePointer) -> [UInt8] {
        var point = point
        var out = [UInt8](repeating: 0, count: 33)
        var count = 33
        unsafe secp256k1_ec_pubkey_serialize(
            context, &out, &count, &point, UInt32(SECP256K1_EC_COMPRESSED))
        return out
    }

    /// 32 bytes, of an Ed25519 seed.
    static func ed25519(seed: UnsafePointer<UInt8>) throws(KeyroomError) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        unsafe try ScratchPool.shared.lend { secret throws(KeyroomError) in
            unsafe _ = crypto_sign_ed25519_seed_keypair(&out, secret, seed)
        }
        return out
    }
}
