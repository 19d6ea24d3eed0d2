internal import Digests
internal import Terms

/// The 20 bytes that name an Ethereum account.
public struct EthereumAddress: Hashable, Sendable {
    /// How many bytes an address has.
    public static let length = 20
    /// The last address kept for precompiled contracts (EIP-7587 keeps 0x1 to 0x1ff for all forks).
    static let lastPrecompile: UInt64 = 0x1ff

    /// The bytes.
    public let bytes: [UInt8]

    /// Takes exactly 20 bytes; nil for any other number.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == EthereumAddress.length else { return nil }
        self.bytes = bytes
    }

    /// Takes the address of an uncompressed public key: the last 20 bytes of Keccak-256(x || y).
    ///
    /// Nil unless `point` is 65 bytes that start with 0x04.
    public init?(uncompressedPoint point: [UInt8]) {
        guard point.count == 65, point[0] == 0x04 else { return nil }
        bytes = Array(Keccak256.hash(Array(point.dropFirst())).bytes.suffix(20))
    }

    /// The address with EIP-55's checksum in the case of its letters.
    public var text: String { "0x" + String(decoding: checksummed, as: UTF8.self) }

    /// Reads `0x` and 40 hex digits: all lower, all upper, or mixed as EIP-55 has them.
    ///
    /// Throws ``EthereumAddressError``.
    public static func read(_ text: String) throws(EthereumAddressError) -> EthereumAddress {
        guard text.utf8.count == 42, text.utf8.starts(with: "0x".utf8),
            let bytes = Hex.decode(text.dropFirst(2)), let address = EthereumAddress(bytes)
        else { throw .notAnAddress }
        let digits = text.utf8.dropFirst(2)
        let hasLower = digits.contains { (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
        let hasUpper = digits.contains { (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
        // A mistyped address in mixed case passes once in about 4,000 (EIP-55); in one case,
        // always.
        guard !(hasLower && hasUpper) || digits.elementsEqual(address.checksummed) else {
            throw .wrongChecksum
        }
        return address
    }

    /// Whether nobody holds a key to it: the zero address and the precompiled contracts.
    public var isReserved: Bool {
        guard bytes.prefix(12).allSatisfy({ $0 == 0 }) else { return false }
        return bytes.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            <= EthereumAddress.lastPrecompile
    }

    /// The digits in lower case, then raised where the hash of the lower-case text says so.
    private var checksummed: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(2 * EthereumAddress.length)
        for byte in bytes {
            out.append(EthereumAddress.digit(byte >> 4))
            out.append(EthereumAddress.digit(byte & 15))
        }
        let hash = Keccak256.hash(out).bytes
        for index in out.indices where out[index] >= UInt8(ascii: "a") {
            let nibble = index & 1 == 0 ? hash[index >> 1] >> 4 : hash[index >> 1] & 15
            // Bit 0x20 of an ASCII letter is its case.
            if nibble >= 8 { out[index] &= ~0x20 }
        }
        return out
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
