/// A card's CVV in locked pages, shared by whoever holds the card and wiped when the last lets go.
public final class HeldCVV: Sendable {
    private let digits: SecretBytes

    /// Takes the digits of a text; nil where the line is empty.
    ///
    /// - Throws: ``CardError/cvv(digits:)`` for another number of digits than the brand's.
    convenience init?(
        _ text: borrowing SecretBytes, line: Range<Int>, of brand: CardBrand
    ) throws(CardError) {
        guard !line.isEmpty else { return nil }
        try self.init(digits: text, line, brand)
    }

    /// Takes a text that is a CVV alone.
    ///
    /// - Throws: ``CardError/cvv(digits:)``; also for a brand that is none.
    public convenience init(_ text: borrowing SecretBytes, brand: String) throws(CardError) {
        try self.init(digits: text, 0..<text.count, CardBrand(rawValue: brand) ?? .other)
    }

    private init(
        digits text: borrowing SecretBytes, _ line: Range<Int>, _ brand: CardBrand
    ) throws(CardError) {
        var strange: UInt8 = line.count == brand.cvvDigits ? 0 : 0x80
        for index in line {
            let byte = unsafe text.address[index]
            strange |= (byte &- 0x30) | (0x39 &- byte)
        }
        guard strange & 0x80 == 0 else { throw .cvv(digits: brand.cvvDigits) }
        digits = try CardText.copy(text, line)
    }

    /// Adds it to a card's record.
    func write(to page: inout CardPage) {
        page.append(",\"cvv\":\"")
        page.append(digits, 0..<digits.count)
        page.append("\"")
    }
}
