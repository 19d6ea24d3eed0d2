/// A secret at rest: its value sealed under a data key of its own, the data key wrapped by a keyring term.
///
/// Rotating a term wraps 32 bytes anew; destroying the wrapped key destroys the value.
public enum SealedRecord {
    private static let wrapped = Sealer.overhead + 32

    /// Seals `secret` under a fresh data key, wrapped by `term` number `number`.
    public static func seal(
        _ secret: borrowing SecretBytes, term: Key, number: UInt32, in context: SealContext
    ) throws(KeyroomError) -> [UInt8] {
        let dataKey = try SecretBytes.random(count: 32)
        let value = try sealed(secret, under: dataKey, in: context)
        return try wrap(dataKey, term, number, context) + value
    }

    /// Opens a record into fresh pages.
    public static func open(_ bytes: [UInt8], term: Key, in context: SealContext)
        throws(KeyroomError) -> SecretBytes
    {
        let count = bytes.count - wrapped - Sealer.overhead
        guard count >= 0 else { throw .notAuthentic }
        let secret = try SecretBytes(count: count)
        let outcome = unsafe secret.withPointer { out -> KeyroomError? in
            do throws(KeyroomError) {
                try unsafe open(bytes, into: out, count: count, term: term, in: context)
                return nil
            } catch { return error }
        }
        if let outcome { throw outcome }
        return secret
    }

    /// Opens a record into `out`, which has room for its `count` bytes.
    static func open(
        _ bytes: [UInt8], into out: UnsafeMutablePointer<UInt8>, count: Int, term: Key,
        in context: SealContext
    ) throws(KeyroomError) {
        guard bytes.count == wrapped + Sealer.overhead + count else { throw .notAuthentic }
        unsafe try ScratchPool.shared.lend { dataKey throws(KeyroomError) in
            let number = bytes[1..<5].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let failed = unsafe term.secret.withPointer { key -> KeyroomError? in
                do throws(KeyroomError) {
                    _ = try unsafe Sealer.open(
                        bytes[..<wrapped], into: dataKey, count: 32, key: key,
                        in: wrapping(context, number))
                    _ = try unsafe Sealer.open(
                        bytes[wrapped...], into: out, count: count, key: dataKey, in: context)
                    return nil
                } catch { return error }
            }
            if let failed { throw failed }
        }
    }

    private static func sealed(
        _ secret: borrowing SecretBytes, under dataKey: borrowing SecretBytes,
        in context: SealContext
    ) throws(KeyroomError) -> [UInt8] {
        let count = secret.count
        let result = unsafe secret.withPointer { plain in
            unsafe dataKey.withPointer { key in
                Result { () throws(KeyroomError) in
                    try unsafe Sealer.seal(plain, count: count, key: key, number: 0, in: context)
                }
            }
        }
        return try result.get()
    }

    private static func wrap(
        _ dataKey: borrowing SecretBytes, _ term: Key, _ number: UInt32, _ context: SealContext
    ) throws(KeyroomError) -> [UInt8] {
        let result = unsafe dataKey.withPointer { plain in
            unsafe term.secret.withPointer { key in
                Result { () throws(KeyroomError) in
                    try unsafe Sealer.seal(
                        plain, count: 32, key: key, number: number, in: wrapping(context, number))
                }
            }
        }
        return try result.get()
    }

    /// Only the wrapping names the term, so that rotating terms leaves the value as it is.
    private static func wrapping(_ context: SealContext, _ number: UInt32) -> SealContext {
        SealContext(
            vault: context.vault, table: context.table, record: context.record,
            version: context.version, keyClass: context.keyClass,
            role: Array("data-key/\(number)/".utf8) + context.role)
    }
}

extension SealedRecord {
    /// Seals a secret that is shared.
    public static func seal(_ key: Key, term: Key, number: UInt32, in context: SealContext)
        throws(KeyroomError) -> [UInt8]
    {
        try seal(key.secret, term: term, number: number, in: context)
    }
}
