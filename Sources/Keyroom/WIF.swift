internal import CSodium
internal import Terms

/// Bitcoin's Wallet Import Format: `version || key 32 || 0x01 || checksum 4` in base 58.
///
/// Without the 0x01 the key's public key is uncompressed, and its addresses are none of ours.
enum WIF {
    private static let alphabet: StaticString =
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    private static let length = 38
    private static let uncompressedLength = 37
    private static let checksumLength = 4

    /// The 32 bytes of the key.
    ///
    /// - Throws: ``ImportError/notWIF`` and the other errors of WIF.
    static func key(
        _ typed: borrowing SecretBytes, network: Network
    ) throws(ImportError) -> SecretBytes {
        // 51 characters that begin with 5 or 9 are the uncompressed form.
        guard (51...52).contains(typed.count) else { throw .notWIF }
        let bytes = typed.count == 52 ? length : uncompressedLength
        let decoded = try decode(typed, into: bytes)
        guard try hasChecksum(decoded) else { throw .wifChecksum }
        guard bytes == length, unsafe decoded.address[33] == 1 else { throw .wifUncompressed }
        let version: UInt8 = network == .mainnet ? 0x80 : 0xEF
        guard unsafe decoded.address[0] == version else { throw .wifNetwork }
        return try ImportError.locking { () throws(SecretError) in
            var key = try SecretBytes(count: 32)
            unsafe key.mutableAddress.update(from: decoded.address + 1, count: 32)
            return key
        }
    }

    /// The number the text is, in `count` bytes, big-endian.
    private static func decode(
        _ typed: borrowing SecretBytes, into count: Int
    ) throws(ImportError) -> SecretBytes {
        var number = try ImportError.locking { () throws(SecretError) in
            try SecretBytes(count: count)
        }
        for index in 0..<typed.count {
            guard var carry = unsafe digit(typed.address[index]) else { throw .notWIF }
            for place in stride(from: count - 1, through: 0, by: -1) {
                carry += unsafe Int(number.address[place]) * 58
                unsafe number.mutableAddress[place] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            guard carry == 0 else { throw .notWIF }
        }
        return number
    }

    private static func hasChecksum(
        _ decoded: borrowing SecretBytes
    ) throws(ImportError) -> Bool {
        let end = decoded.count - checksumLength
        var hash = try ImportError.locking { () throws(SecretError) in try SecretBytes(count: 32) }
        unsafe crypto_hash_sha256(hash.mutableAddress, decoded.address, UInt64(end))
        var twice = try ImportError.locking { () throws(SecretError) in try SecretBytes(count: 32) }
        unsafe crypto_hash_sha256(twice.mutableAddress, hash.address, 32)
        return unsafe sodium_memcmp(decoded.address + end, twice.address, checksumLength) == 0
    }

    // The whole alphabet is looked through whatever the character is.
    private static func digit(_ character: UInt8) -> Int? {
        var found: Int?
        for value in 0..<58 {
            if unsafe alphabet.utf8Start[value] == character { found = value }
        }
        return found
    }
}
