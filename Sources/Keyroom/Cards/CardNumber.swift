/// A card's number on its way through the room: digits in locked pages, checked without a branch on any of them.
struct CardNumber: ~Copyable {
    /// ASCII digits.
    let digits: SecretBytes

    /// Takes the digits of a line; spaces and hyphens between them are passed over.
    ///
    /// Throws ``CardError/number`` and ``CardError/checkDigit``.
    init(_ text: borrowing SecretBytes, line: Range<Int>) throws(CardError) {
        var page = try CardText.page(max(1, line.count))
        var count = 0
        var strange: UInt8 = 0
        for index in line {
            let byte = unsafe text.address[index]
            if byte == 0x20 || byte == 0x2D { continue }
            // Bit 7 of the difference tells a byte outside 0…9, by arithmetic alone.
            strange |= (byte &- 0x30) | (0x39 &- byte)
            unsafe page.mutableAddress[count] = byte
            count += 1
        }
        guard strange & 0x80 == 0, (12...19).contains(count) else { throw .number }
        let digits = try CardText.copy(page, 0..<count)
        guard CardNumber.brand(of: digits).allows(digits: count) else { throw .number }
        guard CardNumber.checksum(digits) % 10 == 0 else { throw .checkDigit }
        self.digits = digits
    }

    /// The brand that the first six digits tell, which may be shown (PCI DSS 3.4.1).
    var brand: CardBrand { CardNumber.brand(of: digits) }

    private static func brand(of digits: borrowing SecretBytes) -> CardBrand {
        var six: UInt32 = 0
        for index in 0..<6 { six = unsafe six * 10 + UInt32(digits.address[index] &- 0x30) }
        return CardBrand(leading: six)
    }

    /// The last four digits, which may be shown.
    var lastFour: String {
        var four: [UInt8] = []
        for index in (digits.count - 4)..<digits.count { unsafe four.append(digits.address[index]) }
        return String(decoding: four, as: UTF8.self)
    }

    /// Luhn's sum (ISO/IEC 7812-1, annex B): every second digit from the right counts twice, less 9 above 9.
    private static func checksum(_ digits: borrowing SecretBytes) -> UInt32 {
        var sum: UInt32 = 0
        for index in 0..<digits.count {
            let digit = unsafe UInt32(digits.address[index] &- 0x30)
            let twice = digit * 2
            let isSecond = (digits.count - index).isMultiple(of: 2)
            // (twice + 6) / 16 is 1 from 10 on: the 9 goes without a branch.
            sum += isSecond ? twice - 9 * ((twice + 6) >> 4) : digit
        }
        return sum
    }
}
