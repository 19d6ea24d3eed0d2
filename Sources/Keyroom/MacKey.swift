import CSodium

/// The key of keyed hashes: MACs of rows that no entry pins, and fingerprints of requests.
public final class MacKey: Sendable {
    private let key: Key

    /// Takes 32 bytes.
    public init(_ key: Key) { self.key = key }

    /// BLAKE2b-256 over table, id, version and value, length-prefixed: a row moved or edited does not carry it.
    public func mac(table: String, id: [UInt8], version: UInt64, value: [UInt8]) -> [UInt8] {
        hash(
            fields: [
                Array("bursar-row/v1".utf8), Array(table.utf8), id,
                (0..<8).map { UInt8(truncatingIfNeeded: version >> (56 - 8 * $0)) }, value,
            ])
    }

    /// Whether `mac` is the row's, compared in constant time.
    public func vouches(
        for mac: [UInt8], table: String, id: [UInt8], version: UInt64, value: [UInt8]
    ) -> Bool {
        let expected = self.mac(table: table, id: id, version: version, value: value)
        guard mac.count == 32 else { return false }
        return unsafe sodium_memcmp(expected, mac, 32) == 0
    }

    /// A keyed hash of a request's canonical bytes: equal requests of one vault have equal ones.
    public func fingerprint(of bytes: [UInt8]) -> [UInt8] {
        hash(fields: [Array("bursar-fingerprint/v1".utf8), bytes])
    }

    /// A keyed name, for row ids that should not say what they are of.
    public func index(_ name: String) -> [UInt8] {
        hash(fields: [Array("bursar-index/v1".utf8), Array(name.utf8)])
    }

    private func hash(fields: [[UInt8]]) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(fields.reduce(0) { $0 + $1.count + 4 })
        for field in fields {
            let size = UInt32(field.count)
            for shift in [24, 16, 8, 0] {
                message.append(UInt8(truncatingIfNeeded: size >> UInt32(shift)))
            }
            message += field
        }
        var out = [UInt8](repeating: 0, count: 32)
        unsafe key.secret.withPointer { key in
            unsafe _ = crypto_generichash(&out, 32, message, UInt64(message.count), key, 32)
        }
        return out
    }
}
