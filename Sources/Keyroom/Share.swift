/// One share of a secret, as SLIP-39 has it.
///
/// A class, so that several stand in a list; its value is wiped when the last holder lets go.
final class Share: Sendable {
    let set: ShareSet
    let groupIndex: UInt8
    let memberIndex: UInt8
    /// How many of its group it takes.
    let memberThreshold: Int
    let value: SecretBytes

    init(
        set: ShareSet, groupIndex: UInt8, memberIndex: UInt8, memberThreshold: Int,
        value: consuming SecretBytes
    ) {
        self.set = set
        self.groupIndex = groupIndex
        self.memberIndex = memberIndex
        self.memberThreshold = memberThreshold
        self.value = value
    }

    /// Words before the value: two of the set, two of the share's place in it.
    static let headLength = 4
    /// Secrets of 128 to 512 bits; PBKDF2 gives no more than one block for a half of them.
    static let lengths = 16...64

    /// The 20 bits that every share of the set has alike.
    var setBits: UInt32 {
        UInt32(set.identifier) << 5 | (set.isExtendable ? 1 << 4 : 0) | UInt32(set.exponent)
    }

    /// The 20 bits that say which share it is.
    var placeBits: UInt32 {
        UInt32(groupIndex) << 16 | UInt32(set.groupThreshold - 1) << 12
            | UInt32(set.groupCount - 1) << 8 | UInt32(memberIndex) << 4
            | UInt32(memberThreshold - 1)
    }

    /// How many words a value of so many bytes takes.
    static func words(forBytes count: Int) -> Int { (count * 8 + 9) / 10 }
}
