/// The order of secp256k1, against which the two numbers of a signature are checked.
enum Secp256k1Order {
    /// n, the order of the group (SEC 2, section 2.4.1).
    private static let order: [UInt8] = [
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xfe, 0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36,
        0x41, 0x41,
    ]
    /// n / 2 rounded down: the last s that is low.
    private static let half: [UInt8] = [
        0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0x5d, 0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b,
        0x20, 0xa0,
    ]

    /// Whether 32 big-endian bytes are a number from 1 to n - 1.
    static func isBelow(_ number: [UInt8]) -> Bool {
        number.count == 32 && number.contains { $0 != 0 }
            && number.lexicographicallyPrecedes(order)
    }

    /// Whether 32 big-endian bytes are a number from 1 to n / 2.
    ///
    /// A high s is a second signature of the same transaction, with other bytes (BIP-146, EIP-2).
    static func isLow(_ number: [UInt8]) -> Bool {
        number.count == 32 && number.contains { $0 != 0 } && !half.lexicographicallyPrecedes(number)
    }
}
