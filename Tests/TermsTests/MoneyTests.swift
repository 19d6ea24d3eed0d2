import Terms
import Testing

@Suite struct `An amount of money` {
    @Test func `is read and printed in nano-units`() throws {
        #expect(try Money(decimal: "25.00").nanos == 25_000_000_000)
        #expect(try Money(decimal: "0.000000001").nanos == 1)
        #expect(try Money(decimal: "18.567856").decimal == "18.567856")
        #expect(Money.zero.decimal == "0")
        #expect(Money.most.decimal == "4611686018.427387904")
    }

    @Test func `stops at the most, exactly`() throws {
        #expect(try Money(decimal: "4611686018.427387904") == .most)
        #expect(throws: AmountError.tooLarge) { try Money(decimal: "4611686018.427387905") }
        #expect(throws: AmountError.tooLarge) {
            try Money(decimal: "99999999999999999999999999999")
        }
        #expect(throws: AmountError.tooManyDecimals(allowed: 9)) {
            try Money(decimal: "1.0000000001")
        }
        #expect(Money(nanos: Money.most.nanos) == .most)
        #expect(Money(nanos: Money.most.nanos + 1) == nil)
        #expect(Money(nanos: -1) == nil)
    }

    @Test func `adds to nil above the most, never to a wrapped sum`() throws {
        let one = try #require(Money(nanos: 1))
        let almost = try #require(Money(nanos: Money.most.nanos - 1))
        #expect(almost.adding(one) == .most)
        #expect(Money.most.adding(one) == nil)
        #expect(Money.most.adding(.most) == nil)
    }

    @Test func `subtracts down to nothing, never below`() throws {
        let three = try Money(decimal: "3")
        let five = try Money(decimal: "5")
        #expect(five.subtracting(three).decimal == "2")
        #expect(three.subtracting(five) == .zero)
        #expect(three < five)
    }

    @Test(arguments: [
        ("CAD", true), ("cad", false), ("CA", false), ("CADS", false), ("CÄD", false),
    ])
    func `is kept in a currency of three capitals`(code: String, allowed: Bool) {
        #expect((Currency(code) != nil) == allowed)
    }
}
