internal import Digests
internal import Terms

/// The older addresses: a version byte, 20 bytes, and four bytes of a double SHA-256, in base 58.
enum Base58Check {
    private static let alphabet = Array(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    /// No address is longer: base 58 takes a square of the length to read.
    private static let longest = 35

    /// Writes a payload with its checksum.
    static func encode(_ payload: [UInt8]) -> String {
        let bytes = payload + checksum(payload)
        var digits: [UInt8] = []
        for byte in bytes {
            var carry = Int(byte)
            for index in digits.indices {
                carry += Int(digits[index]) << 8
                digits[index] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        // A leading zero byte is a leading 1, which the number itself would lose.
        let zeros = bytes.prefix { $0 == 0 }.count
        let text =
            [UInt8](repeating: alphabet[0], count: zeros)
            + digits.reversed().map { alphabet[Int($0)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a payload; throws ``BitcoinAddressError``.
    static func decode(_ text: String) throws(BitcoinAddressError) -> [UInt8] {
        let source = Array(text.utf8)
        guard (1...longest).contains(source.count) else { throw .notAnAddress }
        var bytes: [UInt8] = []
        for character in source {
            guard var carry = alphabet.firstIndex(of: character) else { throw .notAnAddress }
            for index in bytes.indices {
                carry += Int(bytes[index]) * 58
                bytes[index] = UInt8(carry & 0xff)
                carry >>= 8
            }
            while carry > 0 {
                bytes.append(UInt8(carry & 0xff))
                carry >>= 8
            }
        }
        let zeros = source.prefix { $0 == alphabet[0] }.count
        let all = [UInt8](repeating: 0, count: zeros) + bytes.reversed()
        guard all.count > 4 else { throw .notAnAddress }
        let payload = Array(all.dropLast(4))
        guard checksum(payload).elementsEqual(all.suffix(4)) else { throw .wrongChecksum }
        return payload
    }

    private static func checksum(_ payload: [UInt8]) -> [UInt8] {
        Array(SHA256.twice(payload).bytes.prefix(4))
    }
}
