/// Thirty-two public bytes: a hash, a root, a leaf; never a secret.
public struct Digest32: Hashable, Sendable {
    private let words: [4 of UInt64]

    /// Takes exactly 32 bytes; nil for any other number.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = [4 of UInt64](repeating: 0)
        var index = 0
        for byte in bytes {
            words[index >> 3] = words[index >> 3] << 8 | UInt64(byte)
            index += 1
        }
        self.words = words
    }

    /// The 32 bytes in order.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(32)
        append(to: &out)
        return out
    }

    /// Appends the 32 bytes to `out`.
    public func append(to out: inout [UInt8]) {
        for index in 0..<4 {
            var shift: UInt64 = 64
            while shift > 0 {
                shift -= 8
                out.append(UInt8(truncatingIfNeeded: words[index] >> shift))
            }
        }
    }

    /// Lower-case hex, 64 digits.
    public var hex: String { Hex.encode(bytes) }

    /// Compares all 32 bytes.
    public static func == (left: Digest32, right: Digest32) -> Bool {
        left.words[0] == right.words[0] && left.words[1] == right.words[1]
            && left.words[2] == right.words[2] && left.words[3] == right.words[3]
    }

    /// Hashes all 32 bytes.
    public func hash(into hasher: inout Hasher) {
        for index in 0..<4 { hasher.combine(words[index]) }
    }
}
