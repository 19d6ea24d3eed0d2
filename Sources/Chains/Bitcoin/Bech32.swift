/// Addresses of witness programs: Bech32 for version 0 (BIP-173), Bech32m for the rest (BIP-350).
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator: [UInt32] = [
        0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
    ]
    /// The longest text: beyond it the checksum promises less.
    private static let longest = 90
    private static let checksumLength = 6

    /// What a correct checksum leaves.
    private static func residue(of version: UInt8) -> UInt32 { version == 0 ? 1 : 0x2bc8_30a3 }

    /// Writes a program, in lower case.
    static func encode(version: UInt8, program: [UInt8], hrp: String) -> String {
        // Eight to five bits with zeros at the end never fails.
        let data = [version] + (regroup(program, from: 8, to: 5, pads: true) ?? [])
        let zeros = [UInt8](repeating: 0, count: checksumLength)
        let rest = polymod(expanded(hrp) + data + zeros) ^ residue(of: version)
        let checksum = (0..<checksumLength).map { UInt8(rest >> (5 * UInt32(5 - $0)) & 31) }
        let text = Array("\(hrp)1".utf8) + (data + checksum).map { alphabet[Int($0)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a program of `hrp`; throws ``BitcoinAddressError``.
    static func decode(_ text: String, hrp: String) throws(BitcoinAddressError) -> (
        version: UInt8, program: [UInt8]
    ) {
        let isLower = text.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        let isUpper = text.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        guard !(isLower && isUpper) else { throw .mixedCase }
        let prefix = Array("\(hrp)1".utf8)
        let source = lowered(text)
        guard source.count <= longest, source.starts(with: prefix) else { throw .notAnAddress }
        var values: [UInt8] = []
        for character in source.dropFirst(prefix.count) {
            guard let value = alphabet.firstIndex(of: character) else { throw .notAnAddress }
            values.append(UInt8(value))
        }
        guard values.count > checksumLength, let version = values.first, version <= 16 else {
            throw .notAnAddress
        }
        guard polymod(expanded(hrp) + values) == residue(of: version) else {
            throw .wrongChecksum
        }
        let groups = Array(values[1..<(values.count - checksumLength)])
        guard let program = regroup(groups, from: 5, to: 8, pads: false),
            (2...40).contains(program.count)
        else { throw .notAnAddress }
        return (version, program)
    }

    /// Whether a text starts as the addresses of `hrp` do, in either case.
    static func isAddress(_ text: String, of hrp: String) -> Bool {
        lowered(text).starts(with: Array("\(hrp)1".utf8))
    }

    /// Only letters have cases: the bit that tells them apart tells other characters apart, too.
    private static func lowered(_ text: String) -> [UInt8] {
        text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        var checksum: UInt32 = 1
        for value in values {
            let top = checksum >> 25
            checksum = (checksum & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, polynomial) in generator.enumerated() where top >> UInt32(bit) & 1 == 1 {
                checksum ^= polynomial
            }
        }
        return checksum
    }

    private static func expanded(_ hrp: String) -> [UInt8] {
        hrp.utf8.map { $0 >> 5 } + [0] + hrp.utf8.map { $0 & 31 }
    }

    /// Groups bits anew; nil where what is left over is not zeros of less than a group.
    private static func regroup(_ source: [UInt8], from: Int, to: Int, pads: Bool) -> [UInt8]? {
        var value: UInt32 = 0
        var bits = 0
        var out: [UInt8] = []
        for group in source {
            value = (value << UInt32(from) | UInt32(group)) & 0xfff
            bits += from
            while bits >= to {
                bits -= to
                out.append(UInt8(value >> UInt32(bits) & (1 << UInt32(to) - 1)))
            }
        }
        if pads {
            if bits > 0 { out.append(UInt8(value << UInt32(to - bits) & (1 << UInt32(to) - 1))) }
        } else if bits >= from || value & (1 << UInt32(bits) - 1) != 0 {
            return nil
        }
        return out
    }
}
