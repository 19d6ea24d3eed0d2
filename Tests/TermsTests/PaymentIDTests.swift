import Terms
import Testing

@Suite struct `A payment's id` {
    // The time part is the ULID specification's own example; the whole is from its reference tests.
    @Test func `is a ULID`() {
        let id = PaymentID(moment: Moment(nanoseconds: 1_469_918_176_385_000_000), randomness: 0)
        #expect(id.text == "01ARYZ6S410000000000000000")
        let most = PaymentID(
            moment: Moment(nanoseconds: 1_469_918_176_385_999_999), randomness: UInt128.max)
        #expect(most.text == "01ARYZ6S41ZZZZZZZZZZZZZZZZ")
        #expect(PaymentID(moment: Moment(nanoseconds: 0), randomness: 33).text.hasSuffix("0011"))
    }

    @Test func `before 1970 takes the first instant`() {
        let id = PaymentID(moment: Moment(nanoseconds: -5_000_000), randomness: 1)
        #expect(id.text == "00000000000000000000000001")
    }

    @Test func `sorts by its time`() {
        var last = ""
        for step in 0..<200 {
            let moment = Moment(nanoseconds: 1_795_410_000_000_000_000 + Int64(step) * 1_000_000)
            let id = PaymentID(moment: moment, randomness: UInt128.random(in: 0...UInt128.max))
            #expect(last < id.text)
            last = id.text
            #expect(PaymentID(id.text) == id)
        }
    }

    @Test(arguments: [
        "", "01ARYZ6S41", "81ARYZ6S410000000000000000", "01aryz6s410000000000000000",
        "01ARYZ6S41000000000000000I", "01ARYZ6S41000000000000000L", "01ARYZ6S41000000000000000O",
        "01ARYZ6S41000000000000000U", "01ARYZ6S4100000000000000000", "01ARYZ6S41-000000000000000",
    ])
    func `is not read in another form`(text: String) {
        #expect(PaymentID(text) == nil)
    }
}
