/// RS1024, SLIP-39's checksum: a Reed-Solomon code over 1024 elements that finds any three wrong words.
///
/// The words are secrets: what the code adds is masked, not branched on.
struct ShareChecksum {
    static let length = 3
    private static let generator: [UInt32] = [
        0x00E0_E040, 0x01C1_C080, 0x0383_8100, 0x0707_0200, 0x0E0E_0009, 0x1C0C_2412, 0x3808_6C24,
        0x3090_FC48, 0x21B1_F890, 0x03F3_F120,
    ]

    /// The remainder so far; of a share with its own checksum it is 1.
    private(set) var remainder: UInt32 = 1

    init(_ customization: [UInt8]) {
        for byte in customization { add(UInt16(byte)) }
    }

    mutating func add(_ word: UInt16) {
        let top = remainder >> 20
        remainder = (remainder & 0xFFFFF) << 10 ^ UInt32(word)
        for (bit, term) in ShareChecksum.generator.enumerated() {
            remainder ^= term & (0 &- (top >> UInt32(bit) & 1))
        }
    }

    /// The three words that make the remainder 1.
    consuming func words() -> [UInt16] {
        for _ in 0..<ShareChecksum.length { add(0) }
        let sum = remainder ^ 1
        return [20, 10, 0].map { UInt16(sum >> $0 & 0x3FF) }
    }
}
