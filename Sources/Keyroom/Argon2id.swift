internal import CSodium

/// What it costs to try one passphrase: Argon2id version 1.3 (RFC 9106), one lane.
public struct Argon2id: Hashable, Sendable {
    /// Passes over the memory.
    public let passes: UInt32
    /// Memory, KiB.
    public let kibibytes: UInt32

    /// Passes and KiB as given; ``isAllowed(development:)`` judges them.
    public init(passes: UInt32, kibibytes: UInt32) {
        self.passes = passes
        self.kibibytes = kibibytes
    }

    /// 3 passes over 256 MiB: about a second.
    public static let standard = Argon2id(passes: 3, kibibytes: 256 * 1024)
    /// 1 pass over 8 MiB, for development vaults and tests only.
    public static let development = Argon2id(passes: 1, kibibytes: 8 * 1024)

    /// Whether parameters may be used: not so cheap that guessing pays, not so dear that an edited row stops the machine.
    public func isAllowed(development: Bool) -> Bool {
        let floor: Argon2id = development ? .development : .standard
        return (floor.passes...16).contains(passes)
            && (floor.kibibytes...(4 * 1024 * 1024)).contains(kibibytes)
    }

    /// The length of a salt, bytes; libsodium fixes it.
    public static let saltLength = 16

    /// The 32-byte key of a passphrase.
    ///
    /// - Throws: ``SecretError/noLockedMemory(bytes:)`` where Argon2id's own memory was refused too.
    public func key(
        passphrase: borrowing SecretBytes, salt: [UInt8]
    ) throws(SecretError) -> SecretBytes {
        guard salt.count == Argon2id.saltLength else {
            let length = Argon2id.saltLength
            throw .badLength(bytes: salt.count, allowed: length...length)
        }
        var key = try SecretBytes(count: Sealer.keyLength)
        let bytes = Int(kibibytes) * 1024
        let status = unsafe passphrase.address.withMemoryRebound(
            to: CChar.self, capacity: passphrase.count
        ) { text in
            unsafe crypto_pwhash(
                key.mutableAddress, UInt64(Sealer.keyLength), text, UInt64(passphrase.count), salt,
                UInt64(passes), bytes, crypto_pwhash_ALG_ARGON2ID13)
        }
        guard status == 0 else { throw .noLockedMemory(bytes: bytes) }
        return key
    }
}
