internal import CSodium

/// The 32 random bytes that open a slot: from a key file, a credential, or joined from shares.
public enum SlotMaterial {
    /// How long they are, bytes.
    public static let length = 32

    /// The key they wrap the root key with: keyed BLAKE2b-256 (RFC 7693), bound to the slot's head.
    ///
    /// As random as any key, so that a guess need not be made dear.
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` for any other length.
    public static func key(
        of material: borrowing SecretBytes, bound: [UInt8]
    ) throws(SecretError) -> SecretBytes {
        guard material.count == length else {
            throw .badLength(bytes: material.count, allowed: length...length)
        }
        var packed = PackedBytes(domain: "bursar/slot/v1")
        packed.append(prefixed: bound)
        let message = packed.bytes
        var key = try SecretBytes(count: Sealer.keyLength)
        // Fails for lengths out of range only; all here are constants.
        _ = unsafe crypto_generichash(
            key.mutableAddress, Sealer.keyLength, message, UInt64(message.count),
            material.address, material.count)
        return key
    }
}
