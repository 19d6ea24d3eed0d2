import CSodium

/// Keys that wrap keys directly: a slot's key the root, the root its terms.
public enum KeyWrap {
    /// Wraps a 32-byte secret.
    public static func wrap(_ secret: borrowing SecretBytes, under key: Key, in context: SealContext)
        throws(KeyroomError) -> [UInt8]
    {
        let count = secret.count
        let result = unsafe secret.withPointer { plain in
            unsafe key.secret.withPointer { key in
                Result { () throws(KeyroomError) in
                    try unsafe Sealer.seal(plain, count: count, key: key, number: 0, in: context)
                }
            }
        }
        return try result.get()
    }

    /// Unwraps a 32-byte secret.
    public static func unwrap(_ bytes: [UInt8], under key: Key, in context: SealContext)
        throws(KeyroomError) -> SecretBytes
    {
        let secret = try SecretBytes(count: 32)
        let result = unsafe secret.withPointer { out in
            unsafe key.secret.withPointer { key in
                Result { () throws(KeyroomError) in
                    _ = try unsafe Sealer.open(
                        bytes[...], into: out, count: 32, key: key, in: context)
                }
            }
        }
        try result.get()
        return secret
    }

    /// A 32-byte key of its own for one use of the root (libsodium's crypto_kdf, 8 bytes of context).
    public static func derive(from root: Key, context: String, number: UInt64) throws(KeyroomError)
        -> Key
    {
        let label = Array(context.utf8).map { CChar(bitPattern: $0) }
        guard label.count == 8 else { throw .parameters }
        let key = try SecretBytes(count: 32)
        unsafe root.secret.withPointer { root in
            unsafe key.withPointer { out in
                unsafe _ = crypto_kdf_derive_from_key(out, 32, number, label, root)
            }
        }
        return Key(key)
    }
}

extension KeyWrap {
    /// Wraps a 32-byte key that is shared.
    public static func wrap(_ secret: Key, under key: Key, in context: SealContext)
        throws(KeyroomError) -> [UInt8]
    {
        try wrap(secret.secret, under: key, in: context)
    }
}
