import Testing

@testable import Keyroom

/// Numbers are those that issuers and their processors publish for tests; none is anyone's.
@Suite struct `A card that is typed in` {
    private func read(_ text: String, storesCVV: Bool = false) throws -> CardEntry {
        let secret = try SecretBytes(bytes: Array(text.utf8))
        return try CardEntry(secret, storesCVV: storesCVV)
    }

    private func failure(_ text: String) throws -> CardError? {
        let secret = try SecretBytes(bytes: Array(text.utf8))
        do throws(CardError) {
            _ = try CardEntry(secret, storesCVV: false)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("4242424242424242", CardBrand.visa), ("4000056655665556", .visa),
        ("4222222222222", .visa), ("5555555555554444", .mastercard),
        ("2223003122003222", .mastercard), ("5105105105105100", .mastercard),
        ("6011111111111117", .discover), ("3056930009020004", .diners),
        ("36227206271667", .diners), ("3566002020360505", .jcb),
        ("6200000000000005", .unionpay), ("6759649826438453", .maestro),
    ])
    func `is told by its first digits`(number: String, brand: CardBrand) throws {
        let entry = try read("\(number)\n08/27\n123\nA Holder")
        let (told, lastFour, expires) = (entry.brand, entry.lastFour, entry.expires)
        let hasCVV = entry.hasCVV
        #expect(told == brand)
        #expect(lastFour == String(number.suffix(4)))
        #expect(expires == "2027-08")
        #expect(hasCVV)
    }

    @Test func `is told by its first digits where a CVV has four`() throws {
        let brand = try read("378282246310005\n12/2031\n1234\nA Holder").brand
        #expect(brand == .amex)
        #expect(try failure("378282246310005\n12/31\n123\nA Holder") == .cvv(digits: 4))
    }

    @Test(
        arguments: [
            (222_099, CardBrand.other), (222_100, .mastercard), (272_099, .mastercard),
            (272_100, .other), (352_799, .other), (352_800, .jcb), (358_999, .jcb),
            (359_000, .other),
            (643_999, .other), (644_000, .discover), (300_000, .diners), (306_000, .other),
            (399_999, .diners), (400_000, .visa), (499_999, .visa), (500_000, .other),
        ] as [(UInt32, CardBrand)])
    func `is of a brand to the edge of its range`(six: UInt32, brand: CardBrand) {
        #expect(CardBrand(leading: six) == brand)
    }

    @Test func `has no one digit wrong, nor two neighbours exchanged`() throws {
        let number = Array("4242424242424242")
        for place in number.indices {
            for digit in "0123456789" where digit != number[place] {
                var wrong = number
                wrong[place] = digit
                guard place > 0 else { continue }
                #expect(try failure("\(String(wrong))\n08/27\n\nA") == .checkDigit)
            }
        }
        #expect(try failure("4422424242424242\n08/27\n\nA") == .checkDigit)
        #expect(try failure("4242 4242-4242 4242\n08/27\n\nA") == nil)
    }

    @Test(arguments: [
        ("424242424242424\n08/27\n\nA", CardError.number),
        ("4242x42424242424\n08/27\n\nA", .number),
        ("\u{ff14}242424242424242\n08/27\n\nA", .number), ("\n08/27\n\nA", .number),
        ("42424242424242424242424242\n08/27\n\nA", .number), ("4242", .number),
        ("4242424242424242", .expiry), ("4242424242424242\n8/27\n\nA", .expiry),
        ("4242424242424242\n13/27\n\nA", .expiry), ("4242424242424242\n00/27\n\nA", .expiry),
        ("4242424242424242\n08-27\n\nA", .expiry),
        ("4242424242424242\n08/27\n12\nA", .cvv(digits: 3)),
        ("4242424242424242\n08/27\n12a\nA", .cvv(digits: 3)),
        ("4242424242424242\n08/27\n1234\nA", .cvv(digits: 3)),
        ("4242424242424242\n08/27\n123", .text("holder on its fourth line")),
        ("4242424242424242\n08/27\n123\n", .text("holder on its fourth line")),
        ("4242424242424242\n08/27\n123\nA\"B", .text("holder on its fourth line")),
        ("4242424242424242\n08/27\n123\nA\\B", .text("holder on its fourth line")),
        ("4242424242424242\n08/27\n123\nA\tB", .text("holder on its fourth line")),
        ("4242424242424242\n08/27\n123\nA\nB\nC", .text("address on its fifth and last line")),
    ])
    func `is refused by the line that is wrong, without a digit of it`(
        text: String, why: CardError
    ) throws {
        #expect(try failure(text) == why)
        #expect(!why.clause.contains("4242"))
    }

    @Test func `is refused for a holder that is no UTF-8`() throws {
        let head = Array("4242424242424242\n08/27\n\n".utf8)
        for bytes: [UInt8] in [
            [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xC3], [0xF0, 0x9F, 0x98], [0x80],
        ] {
            let secret = try SecretBytes(bytes: head + bytes)
            #expect(throws: CardError.text("holder on its fourth line")) {
                _ = try CardEntry(secret, storesCVV: false)
            }
        }
        #expect(try failure("4242424242424242\n08/27\n\nÉmilie 😀 Ångström") == nil)
    }

    @Test func `has a record of one size, whoever holds it`() throws {
        let short = try read("4242424242424242\n08/27\n123\nA")
        let long = try read(
            "6759649826438453\n08/2027\n123\n\(String(repeating: "h", count: 120))\n"
                + String(repeating: "a", count: 120), storesCVV: true)
        let sizes = [short.record.count, long.record.count]
        #expect(sizes == [CardEntry.size, CardEntry.size])
    }
}
