import CSodium

/// Argon2id version 1.3 with one lane: from a passphrase to a key (RFC 9106, libsodium's crypto_pwhash).
public struct Argon2id: Hashable, Sendable {
    /// Passes over the memory.
    public let passes: UInt64
    /// Memory, bytes.
    public let memory: UInt64
    /// 16 random bytes, public.
    public let salt: [UInt8]

    /// 3 passes over 256 MiB; what every vault but a development one has at least.
    public static let floor = (passes: UInt64(3), memory: UInt64(256 << 20))
    /// What a development vault uses, so that tests don't wait.
    public static let cheap = (passes: UInt64(1), memory: UInt64(8 << 20))
    /// More than this is refused on reading: an edited row must not exhaust the machine.
    private static let ceiling = (passes: UInt64(16), memory: UInt64(4 << 30))

    /// Checks parameters that were read; nil below the floor (cheap ones only for development) or above the ceiling.
    public init?(passes: UInt64, memory: UInt64, salt: [UInt8], development: Bool) {
        let least = development ? Argon2id.cheap : Argon2id.floor
        guard (least.passes...Argon2id.ceiling.passes).contains(passes),
            (least.memory...Argon2id.ceiling.memory).contains(memory), salt.count == 16
        else { return nil }
        self.passes = passes
        self.memory = memory
        self.salt = salt
    }

    /// The 32-byte key of a passphrase.
    ///
    /// - Throws: ``KeyroomError/parameters`` where the memory is not to be had.
    public func key(from passphrase: borrowing SecretBytes) throws(KeyroomError) -> SecretBytes {
        let key = try SecretBytes(count: 32)
        let status = unsafe passphrase.withPointer { secret in
            unsafe key.withPointer { out in
                unsafe crypto_pwhash(
                    out, 32, UnsafeRawPointer(secret).assumingMemoryBound(to: CChar.self),
                    UInt64(passphrase.count), salt, passes, Int(memory),
                    crypto_pwhash_ALG_ARGON2ID13)
            }
        }
        guard status == 0 else { throw .parameters }
        return key
    }
}
