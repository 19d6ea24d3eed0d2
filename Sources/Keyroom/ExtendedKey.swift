import CSecp256k1
import CSodium

/// A BIP-32 private key with its chain code, in locked pages: 32 bytes each.
struct ExtendedKey: ~Copyable {
    /// key (32) || chain code (32).
    let bytes: SecretBytes

    /// The master key of a seed.
    init(seed: borrowing SecretBytes) throws(KeyroomError) {
        let bytes = try SecretBytes(count: 64)
        let size = seed.count
        unsafe seed.withPointer { seed in
            unsafe bytes.withPointer { out in
                unsafe HMAC512.hash(
                    key: Array("Bitcoin seed".utf8), count: 12, seed, count: size, into: out)
            }
        }
        try ExtendedKey.check(bytes)
        self.bytes = bytes
    }

    private init(bytes: consuming SecretBytes) { self.bytes = bytes }

    /// The child at `index`; bit 31 makes it hardened.
    ///
    /// - Throws: ``KeyroomError/invalidKey`` in the 2^-127 case that BIP-32 tells callers to skip.
    func child(_ index: UInt32) throws(KeyroomError) -> ExtendedKey {
        let child = try SecretBytes(count: 64)
        let publicKey = try PublicKeys.compressed(of: bytes)
        let done = unsafe try ScratchPool.shared.lend { data throws(KeyroomError) in
            let made = unsafe bytes.withPointer { parent -> KeyroomError? in
                if index >= 1 << 31 {
                    unsafe data[0] = 0
                    for position in 0..<32 { unsafe data[1 + position] = parent[position] }
                } else {
                    for position in 0..<33 { unsafe data[position] = publicKey[position] }
                }
                for (position, shift) in [24, 16, 8, 0].enumerated() {
                    unsafe data[33 + position] = UInt8(truncatingIfNeeded: index >> UInt32(shift))
                }
                return unsafe child.withPointer { out in
                    unsafe HMAC512.hash(
                        key: parent + 32, count: 32, data, count: 37, into: out)
                    do throws(KeyroomError) {
                        // child key = (left half + parent key) mod n
                        let added = unsafe try Curve.shared.lend { context throws(KeyroomError) in
                            unsafe secp256k1_ec_seckey_tweak_add(context, out, parent)
                        }
                        return added == 1 ? nil : .invalidKey
                    } catch { return error }
                }
            }
            if let made { throw made }
            return true
        }
        guard done else { throw .invalidKey }
        return ExtendedKey(bytes: child)
    }

    /// The key at the end of a path.
    static func derive(seed: borrowing SecretBytes, path: [UInt32]) throws(KeyroomError)
        -> SecretBytes
    {
        var key = try ExtendedKey(seed: seed)
        for index in path { key = try key.child(index) }
        return try key.bytes.prefix(32)
    }

    private static func check(_ bytes: borrowing SecretBytes) throws(KeyroomError) {
        let valid = unsafe bytes.withPointer { key in
            Result { () throws(KeyroomError) in
                unsafe try Curve.shared.lend { context throws(KeyroomError) in
                    unsafe secp256k1_ec_seckey_verify(context, key)
                }
            }
        }
        guard try valid.get() == 1 else { throw .invalidKey }
    }
}
