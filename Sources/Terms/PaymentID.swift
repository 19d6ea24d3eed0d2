/// A payment's id: a ULID, 48 bits of milliseconds and 80 random bits in Crockford base 32.
public struct PaymentID: Hashable, Sendable, Comparable {
    // Two halves and not one number, which would be aligned to 16 bytes: there are very many of them.
    private let high: UInt64
    private let low: UInt64
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Builds the id of `moment` with 80 bits of `randomness` (its low 80 bits).
    public init(moment: Moment, randomness: UInt128) {
        let milliseconds = UInt128(UInt64(max(0, moment.nanoseconds / 1_000_000)))
        self.init(value: (milliseconds & (1 << 48 - 1)) << 80 | (randomness & (1 << 80 - 1)))
    }

    /// Reads an id; nil when it is not a ULID in canonical form.
    public init?(_ text: String) {
        guard text.utf8.count == 26, let first = text.utf8.first, first <= UInt8(ascii: "7")
        else { return nil }
        var value: UInt128 = 0
        for character in text.utf8 {
            guard let digit = PaymentID.alphabet.firstIndex(of: character) else { return nil }
            value = value << 5 | UInt128(digit)
        }
        self.init(value: value)
    }

    private init(value: UInt128) {
        high = UInt64(truncatingIfNeeded: value >> 64)
        low = UInt64(truncatingIfNeeded: value)
    }

    private var value: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// Orders as the texts do.
    public static func < (left: PaymentID, right: PaymentID) -> Bool { left.value < right.value }

    /// 26 characters of `0123456789ABCDEFGHJKMNPQRSTVWXYZ`.
    public var text: String {
        var rest = value
        var characters = [UInt8](repeating: 0, count: 26)
        for index in stride(from: 25, through: 0, by: -1) {
            characters[index] = PaymentID.alphabet[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
