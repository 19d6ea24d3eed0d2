internal import CSodium
public import Terms

/// The key of the hashes that pin rows to their places: keyed BLAKE2b-256 (RFC 7693).
public final class MacKey: Sendable {
    private let key: SecretBytes

    /// Takes a 32-byte key.
    ///
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` for any other length.
    public init(key: consuming SecretBytes) throws(SecretError) {
        guard key.count == 32 else { throw .badLength(bytes: key.count, allowed: 32...32) }
        self.key = key
    }

    /// The 32-byte MAC of a row: table, id, version and value, each with its length.
    public func mac(table: String, id: [UInt8], version: UInt64, value: [UInt8]) -> [UInt8] {
        var packed = PackedBytes(domain: "bursar/row/v1")
        packed.append(prefixed: Array(table.utf8))
        packed.append(prefixed: id)
        packed.append(version)
        packed.append(prefixed: value)
        return hash(packed.bytes)
    }

    /// Whether `mac` is the row's, in constant time.
    public func check(
        _ mac: [UInt8], table: String, id: [UInt8], version: UInt64, value: [UInt8]
    ) -> Bool {
        PublicBytes.equal(mac, self.mac(table: table, id: id, version: version, value: value))
    }

    /// A 32-byte fingerprint by which the vault, and nobody with its file, can tell equal bytes.
    public func fingerprint(of bytes: [UInt8]) -> Digest32 {
        var packed = PackedBytes(domain: "bursar/fingerprint/v1")
        packed.append(prefixed: bytes)
        guard let digest = Digest32(hash(packed.bytes)) else {
            preconditionFailure("a hash has 32 bytes")
        }
        return digest
    }

    private func hash(_ message: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        _ = unsafe crypto_generichash(
            &out, 32, message, UInt64(message.count), key.address, key.count)
        return out
    }
}
