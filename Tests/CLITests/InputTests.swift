import Terms
import Testing

@testable import bursar

@Suite struct `A duration` {
    @Test(arguments: [
        ("1s", 1), ("30s", 30), ("5m", 300), ("24h", 86_400), ("7d", 604_800),
        ("366d", 31_622_400), ("31622400s", 31_622_400),
    ])
    func `is a whole number and a unit`(text: String, seconds: UInt64) throws {
        #expect(try DurationText.seconds(text) == seconds)
    }

    @Test(arguments: [
        "", "s", "24", "0s", "05m", "-5m", "+5m", "1.5h", "5 m", "5M", "1w", "1h30m", "\u{0661}s",
    ])
    func `is refused in any other form`(text: String) {
        #expect(throws: TextError.notADuration) { try DurationText.seconds(text) }
    }

    @Test(arguments: ["367d", "31622401s", "999999999d", "99999999999999999999999s"])
    func `is at most 366 days`(text: String) {
        #expect(throws: TextError.durationOutOfBounds(limit: "366d")) {
            try DurationText.seconds(text)
        }
    }

    @Test(arguments: [(0, "0s"), (59, "59s"), (300, "5m"), (86_400, "24h"), (604_800, "7d")])
    func `is printed in its largest whole unit`(seconds: UInt64, text: String) {
        #expect(DurationText.text(seconds) == text)
    }

    @Test(arguments: [
        (0, "0s"), (119, "119s"), (120, "2m"), (7_199, "119m"), (7_200, "2h"), (172_799, "47h"),
        (172_800, "2d"), (UInt64.max, "213503982334601d"),
    ])
    func `is said roughly, never for longer than it was`(seconds: UInt64, text: String) {
        #expect(DurationText.about(seconds) == text)
    }

    @Test func `is read back as it was printed`() throws {
        for _ in 0..<500 {
            let seconds = UInt64.random(in: 1...31_622_400)
            #expect(try DurationText.seconds(DurationText.text(seconds)) == seconds)
        }
    }
}

@Suite struct `A haircut` {
    @Test(arguments: [("0%", 0), ("2%", 200), ("0.25%", 25), ("12.5%", 1_250), ("50%", 5_000)])
    func `is a percentage with up to two decimals`(text: String, points: UInt64) throws {
        #expect(try HaircutText.basisPoints(text) == points)
        #expect(HaircutText.text(points) == text)
    }

    @Test(arguments: ["", "%", "2", "2.001%", "-1%", "02%", "2 %", "2%%", ".5%"])
    func `is refused in any other form`(text: String) {
        #expect(throws: TextError.notAHaircut) { try HaircutText.basisPoints(text) }
    }

    @Test(arguments: ["50.01%", "51%", "100%", "999999999%"])
    func `is at most half`(text: String) {
        #expect(throws: TextError.haircutTooLarge) { try HaircutText.basisPoints(text) }
    }
}

@Suite struct `A word of the command line` {
    @Test(arguments: ["0123456789abcdef", "A_b-0123456789012", String(repeating: "k", count: 128)])
    func `is a key in API.md's form`(text: String) throws {
        #expect(try Arguments.key(text) == text)
    }

    @Test(arguments: [
        "", "short", String(repeating: "k", count: 129), "0123456789abcde\r\nX: y",
        "0123456789abcde é",
    ])
    func `is no key otherwise, so that no header can be slipped in`(text: String) {
        #expect(throws: TextError.self) { try Arguments.key(text) }
    }

    @Test(arguments: ["1.5", "0.000000000000000001", "999999999999999999999999999999.5"])
    func `is an amount, kept as text`(text: String) throws {
        #expect(try Arguments.amount(text) == text)
    }

    @Test(arguments: ["0", "0.0", "-1", "1e3", "1,5", "", "01"])
    func `is no amount when it is zero or no decimal`(text: String) {
        #expect(throws: TextError.self) { try Arguments.amount(text) }
    }

    @Test func `is a cost, zero too, kept as text`() throws {
        #expect(try Arguments.cost("0") == "0")
        #expect(try Arguments.cost("1.020") == "1.020")
        for text in ["-1", "1e3", "1,5", ""] {
            #expect(throws: TextError.self) { try Arguments.cost(text) }
        }
    }

    @Test func `is money above zero, to a billionth`() throws {
        #expect(try Arguments.money("20.000000001").nanos == 20_000_000_001)
        #expect(throws: TextError.zeroAmount) { try Arguments.money("0.00") }
        for text in ["-1", "1e3", "0.0000000001", "", "99999999999999999999"] {
            #expect(throws: TextError.self) { try Arguments.money(text) }
        }
    }

    @Test func `is a payment's id, capital letters alone`() throws {
        let id = "01KA0QCTKAFQX1JG0ACHMDR6BF"
        #expect(try Arguments.payment(id).text == id)
        for text in [id.lowercased(), String(id.dropLast()), id + "0", "", "../x"] {
            #expect(throws: TextError.notAPayment) { try Arguments.payment(text) }
        }
    }

    @Test func `is 32 bytes in hex of either case`() throws {
        let text = String(repeating: "aB", count: 32)
        #expect(try Arguments.hex32(text) == [UInt8](repeating: 0xAB, count: 32))
        #expect(try Arguments.digest(text).hex == text.lowercased())
        for wrong in ["", String(text.dropLast(2)), text + "ab", String(text.dropLast()) + "g"] {
            #expect(throws: TextError.notHex32) { try Arguments.hex32(wrong) }
            #expect(throws: TextError.notHex32) { try Arguments.digest(wrong) }
        }
    }

    @Test func `is a price even when zero`() throws { #expect(try Arguments.price("0") == 0) }

    @Test(arguments: ["-1", "", "x", "1048576", "99999999999"])
    func `is no descriptor outside its bounds`(text: String) {
        #expect(throws: TextError.notADescriptor) { try Arguments.descriptor(text) }
    }

    @Test func `is a text within its bound, counted in bytes`() throws {
        #expect(try Arguments.text(4)("éé") == "éé")
        #expect(throws: TextError.tooLong(limit: 3)) { try Arguments.text(3)("éé") }
    }

    @Test func `names a point in time in three ways`() throws {
        let now = Moment(seconds: 1_000_000)
        #expect(try Since("1970-01-02").moment(now: now) == Moment(seconds: 86_400))
        #expect(try Since("1970-01-01T00:00:07Z").moment(now: now) == Moment(seconds: 7))
        #expect(try Since("2m").moment(now: now) == Moment(seconds: 999_880))
    }

    @Test(arguments: [
        ("1970-01-02T02:00:00+02:00", 86_400_000_000_000),
        ("1970-01-01T16:30:00-07:30", 86_400_000_000_000),
        ("1970-01-01T00:00:07.5Z", 7_500_000_000),
        ("1970-01-01T00:00:07.000000001+00:00", 7_000_000_001),
        ("1970-01-01T00:00:00+01:00", -3_600_000_000_000),
    ])
    func `reads RFC 3339 with its offsets`(text: String, nanoseconds: Int64) throws {
        #expect(try Since(text) == .moment(Moment(nanoseconds: nanoseconds)))
    }

    @Test(arguments: [
        "yesterday", "1970-02-30", "1970-01-01T00:00:00", "1970-01-01T00:00:00+2",
        "1970-01-01T00:00:00+24:00", "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00.0000000001Z",
        "1970-01-01T00:00:00+-1:00", "1970-01-01T00:00:00z", "1970-01-01 00:00:00Z",
        "1970-01-01T00:00:00Z+", "1970-01-01T00:00:0\u{660}Z", "",
    ])
    func `reads no other time`(text: String) {
        #expect(throws: TextError.notATime) { try Since(text) }
    }

    @Test func `names a wallet by label and chain, or by both at once`() throws {
        #expect(try WalletCreateVerb.wallet("main", chain: "ton").text == "ton/main")
        #expect(try WalletCreateVerb.wallet("ton/main", chain: nil).text == "ton/main")
        #expect(try WalletCreateVerb.wallet("ton/main", chain: "ton").text == "ton/main")
        #expect(throws: (any Error).self) { try WalletCreateVerb.wallet("main", chain: nil) }
        #expect(throws: (any Error).self) { try WalletCreateVerb.wallet("ton/a", chain: "bitcoin") }
        #expect(throws: (any Error).self) { try WalletCreateVerb.wallet("Main", chain: "ton") }
    }
}
