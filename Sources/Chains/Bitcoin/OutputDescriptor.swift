internal import Terms

/// Output descriptors (BIP-380, BIP-382): what a watching wallet needs to find a wallet's coins, and no secret.
///
/// Each wallet here has one key and no extended public key is kept, so that the key itself stands in it.
enum OutputDescriptor {
    private static let characters = Array(
        ("0123456789()[],'/*abcdefgh@:$%{}" + "IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~"
            + "ijklmnopqrstuvwxyzABCDEFGH`#\"\\ ").utf8)
    private static let checksumCharacters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator: [UInt64] = [
        0xf5_dee5_1989, 0xa9_fdca_3312, 0x1b_ab10_e32d, 0x37_06b1_677a, 0x64_4d62_6ffd,
    ]
    private static let checksumLength = 8

    /// The P2WPKH output of a compressed public key, with its checksum.
    static func wpkh(_ publicKey: [UInt8]) -> String {
        let text = "wpkh(\(Hex.encode(publicKey)))"
        // Hex digits and parentheses are all among the characters.
        return text + "#" + (checksum(text) ?? "")
    }

    /// The eight characters behind the `#`; nil where a character can't stand in a descriptor.
    static func checksum(_ text: String) -> String? {
        var state: UInt64 = 1
        var group: UInt64 = 0
        var grouped = 0
        for character in text.utf8 {
            guard let value = characters.firstIndex(of: character) else { return nil }
            absorb(UInt64(value & 31), into: &state)
            group = group * 3 + UInt64(value >> 5)
            grouped += 1
            if grouped == 3 {
                absorb(group, into: &state)
                (group, grouped) = (0, 0)
            }
        }
        if grouped > 0 { absorb(group, into: &state) }
        for _ in 0..<checksumLength { absorb(0, into: &state) }
        state ^= 1
        let symbols = (0..<checksumLength).map { place in
            checksumCharacters[Int(state >> UInt64(5 * (checksumLength - 1 - place)) & 31)]
        }
        return String(decoding: symbols, as: UTF8.self)
    }

    private static func absorb(_ value: UInt64, into state: inout UInt64) {
        let top = state >> 35
        state = (state & 0x7_ffff_ffff) << 5 ^ value
        for (bit, word) in generator.enumerated() where top >> UInt64(bit) & 1 == 1 {
            state ^= word
        }
    }
}
