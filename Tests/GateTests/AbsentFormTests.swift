import JSON
import Testing

@testable import Gate

/// What an entry must never hold and can be told by its look.
@Suite struct `A look at typed text` {
    // Numbers that schemes and processors publish for tests; each adds up by ISO/IEC 7812.
    @Test(arguments: [
        "4111111111111111", "4242 4242 4242 4242", "5555-5555-5555-4444", "2223003122003222",
        "378282246310005", "3782 822463 10005", "6011111111111117", "3530111333300000",
        "30569309025904", "4222222222222", "pay with 4111 1111 1111 1111, please",
        "4111 1111 1111 1111 123", "12 4111 1111 1111 1111", "(4111111111111111)",
        "PAN:4111111111111111.",
    ])
    func `finds a card's number`(text: String) {
        #expect(AbsentForm.fault(in: .string(text)) == AbsentForm.cardClause)
    }

    @Test(arguments: [
        "", "4111111111111112", "4111 1111 1111", "a4111111111111111", "4111111111111111b",
        "4111  1111  1111  1111", "0000000000000000", "1800000000000000000", "9111111111111111",
        "2026-11-23 2026-11-24", "x_4111111111111111", "41111111111111111111111111111111",
        "invoice 7 of 12", "0x4111111111111111aa", "01J00000000000000000000000",
    ])
    func `takes nothing else for one`(text: String) {
        #expect(AbsentForm.fault(in: .string(text)) == nil)
    }

    @Test(arguments: [
        "bursar_" + String(repeating: "a1", count: 32),
        "xbursar_" + String(repeating: "F", count: 32),
        "bursar_bursar_" + String(repeating: "0", count: 40),
    ])
    func `finds a token, or half of one`(text: String) {
        #expect(AbsentForm.fault(in: .string(text)) == AbsentForm.tokenClause)
        #expect(AbsentForm.fault(in: .string("é \(text) é")) == AbsentForm.tokenClause)
        #expect(Word.fault(of: text) == AbsentForm.tokenClause)
    }

    @Test(arguments: [
        "bursar_", "bursar_main", "bursar_" + String(repeating: "a", count: 31),
        "bursar" + String(repeating: "a", count: 64), String(repeating: "a", count: 64),
    ])
    func `takes no other word for a token`(text: String) {
        #expect(AbsentForm.fault(in: .string(text)) == nil)
    }

    @Test func `looks into every text of a document, keys included`() {
        let card: JSON = "4111111111111111"
        #expect(AbsentForm.fault(in: [["a": ["b": [1, true, card]]]]) == AbsentForm.cardClause)
        #expect(
            AbsentForm.fault(in: .object(JSONObject([("4111111111111111", .null)])))
                == AbsentForm.cardClause)
        #expect(AbsentForm.fault(in: ["a": 4_111_111_111_111_111, "b": .null]) == nil)
    }

    // One in ten numbers adds up: what is refused by chance must stay rare among what people write.
    @Test func `finds every number that adds up, and no other`() {
        for check in 0..<10 {
            let number = "400000000000000\(check)"
            #expect((AbsentForm.fault(in: .string(number)) != nil) == (check == 2), "\(number)")
        }
    }
}
