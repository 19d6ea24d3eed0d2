/// A card as its owner typed it: what is public of it, and the secret record that is sealed.
///
/// The text has a line each for number, last month (MM/YY), CVV (may be empty), holder and, if there is one,
/// billing address. The record is the reply that an agent will get, up to where a CVV from memory goes: it is
/// written once and never parsed.
public struct CardEntry: ~Copyable {
    /// What a record's size is filled up to, bytes.
    static let size = 512

    /// The network whose rules it follows.
    public let brand: CardBrand
    /// The last four digits.
    public let lastFour: String
    /// The last month it is good in: `2027-08`.
    public let expires: String
    /// What is sealed.
    public let record: SecretBytes
    /// The CVV, where one was given and is not in the record.
    public let cvv: HeldCVV?
    /// Whether one was given.
    public let hasCVV: Bool

    /// Reads the text; the CVV goes into the record only where its owner says so.
    ///
    /// - Throws: ``CardError``, which names the line and none of its bytes.
    public init(_ text: borrowing SecretBytes, storesCVV: Bool) throws(CardError) {
        let lines = CardText.lines(of: text)
        let number = try CardNumber(text, line: lines[0])
        let brand = number.brand
        guard lines.count >= 2, let month = CardText.month(text, lines[1]) else { throw .expiry }
        guard lines.count >= 4, !lines[3].isEmpty, CardText.isPlain(text, lines[3]) else {
            throw .text("holder on its fourth line")
        }
        let address = lines.count >= 5 ? lines[4] : lines[3].upperBound..<lines[3].upperBound
        guard lines.count <= 5 || lines.count == 6 && lines[5].isEmpty,
            CardText.isPlain(text, address)
        else { throw .text("address on its fifth and last line") }
        let held = try HeldCVV(text, line: lines[2], of: brand)
        var page = try CardPage(capacity: CardEntry.size)
        page.append("{\"number\":\"")
        page.append(number.digits, 0..<number.digits.count)
        page.append("\",\"expires\":\"")
        page.append(public: month)
        page.append("\",\"holder\":\"")
        page.append(text, lines[3])
        if !address.isEmpty {
            page.append("\",\"address\":\"")
            page.append(text, address)
        }
        page.append("\"")
        if storesCVV, let held { held.write(to: &page) }
        page.pad()
        let record = try page.finish()
        self.brand = brand
        lastFour = number.lastFour
        expires = month
        cvv = storesCVV ? nil : held
        hasCVV = held != nil
        self.record = record
    }
}
