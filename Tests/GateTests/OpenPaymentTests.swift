import Terms
import Testing

@testable import Chains
@testable import Gate

/// A vault can have hundreds of thousands of payments open, and an auditor holds them all.
@Suite struct `An open payment` {
    @Test func `takes few bytes and shares the rest`() throws {
        var till = try Till.open(Sample.policy())
        let first = try till.sign("1", nonce: 1)
        let second = try till.sign("2", nonce: 2)
        let one = try #require(till.state.open[first])
        let two = try #require(till.state.open[second])
        #expect(one.terms === two.terms)
        #expect(MemoryLayout<PackedPayload>.size == 56)
        #expect(MemoryLayout<ClassKey>.size == 8)
        #expect(MemoryLayout<ClassEnd>.size == 9)
        // 120 bytes and what an object takes; nothing else, a whole proposal least of all.
        #expect(
            Mirror(reflecting: one).children.compactMap(\.label) == [
                "id", "seq", "time", "charge", "terms", "packed", "classEnd", "payeeNumber",
            ])
    }

    @Test func `shares no terms that are not its own`() throws {
        var till = try Till.open(Sample.policy())
        let first = try till.sign("1", nonce: 1)
        try till.setRate("2")
        let second = try till.sign("2", nonce: 2)
        let third = try till.sign("1", by: Sample.helper, nonce: 3)
        let open = till.state.open
        #expect(open[first]?.prices != open[second]?.prices)
        #expect(open[third]?.agent == Sample.helper)
        #expect(open[first]?.agent == Sample.worker)
        try till.replays()
    }

    @Test(arguments: [0, 1, 53, 54, 55, 300])
    func `keeps its bytes, however many`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }
        for until in [nil, Moment(seconds: 0), Moment(seconds: 5)] {
            let packed = PackedPayload(bytes, validUntil: until)
            #expect(packed.bytes == bytes)
            #expect(packed.validUntil == until)
            #expect(packed == PackedPayload(bytes, validUntil: until))
            #expect(packed != PackedPayload(bytes, validUntil: Moment(seconds: 6)))
            #expect(packed != PackedPayload(bytes + [0], validUntil: until))
            guard let last = bytes.last else { continue }
            #expect(packed != PackedPayload(bytes.dropLast() + [last ^ 1], validUntil: until))
            #expect(packed != PackedPayload(bytes.dropLast(), validUntil: until))
        }
    }

    @Test(arguments: [
        "0", "7", "18446744073709551615", "18446744073709551616", "", "00", "01", "+1", "-1", " 1",
        "a", "ethereum/1/0xab/12", "ton/x/07", "/", "7/",
    ])
    func `keeps the text of its class, number or not`(text: String) {
        let (start, end) = ClassEnd.split(text)
        #expect(start + end.text == text)
        #expect(ClassEnd.split(text).end == end)
        #expect(ClassEnd.split(text + "1").end != end)
        #expect(ClassEnd.split(start + "0" + end.text).end != end)
    }

    @Test func `says what its transaction says, read again`() throws {
        var till = try Till.open(Sample.policy())
        let request = try till.ask("1", nonce: 7)
        let asked = try #require(request.proposal)
        #expect(till.decide(request).isSigned)
        let open = try #require(till.state.open[request.payment])
        #expect(open.proposal == asked)
        #expect(open.payload == asked.payload)
        #expect(open.exclusivityClass == asked.exclusivityClass)
        #expect(open.validUntil == asked.validUntil)
        #expect(till.state.payee(of: open) == asked.payee)
    }
}
