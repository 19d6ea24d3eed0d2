import Testing

@testable import bursar_gauntlet

@Suite struct `An amount of money` {
    @Test(
        arguments: [
            ("0", 0), ("10.52", 10_520_000_000), ("0.484", 484_000_000), ("0.000000001", 1),
            ("007", 7_000_000_000), ("145.2", 145_200_000_000),
        ] as [(String, UInt128)])
    func `is read exactly`(text: String, nanos: UInt128) {
        #expect(Money(text)?.nanos == nanos)
    }

    @Test(arguments: [
        "", ".", "1.", ".5", "-1", "+1", "1e3", "NaN", "1.0000000001", "1.2.3", " 1", "\u{661}",
        "340282366920938463463374607431768211455", "999999999999999999999999999999999999999999",
    ])
    func `is not read from what is none or too much`(text: String) {
        #expect(Money(text) == nil)
    }

    @Test(
        arguments: [
            (0, "0.00"), (1, "0.01"), (10_000_000, "0.01"), (10_000_001, "0.02"),
            (105_200_000_000, "105.20"), (99_999_999_999, "100.00"), (5_000_000_000, "5.00"),
        ] as [(UInt128, String)])
    func `is shown with two decimals, a billionth never as nothing`(nanos: UInt128, text: String) {
        #expect(Money(nanos: nanos).cents == text)
    }

    @Test func `is written exactly, and read again as the same`() {
        for nanos: UInt128 in [0, 1, 10, 484_000_000, 105_200_000_000, 1_000_000_001] {
            let money = Money(nanos: nanos)
            #expect(Money(money.exact) == money)
        }
        #expect(Money(cents: 105_20).exact == "105.2")
        #expect(Money(cents: 100_00).exact == "100")
        #expect(Money.most.exact == "uncountable")
        #expect(Money.most.cents == "uncountable")
    }

    @Test func `ends at the most, and never wraps`() {
        #expect(Money.most + Money(nanos: 1) == .most)
        #expect(Money(nanos: .max - 1) + Money(nanos: 2) == .most)
        #expect(Money(nanos: 1) + Money(nanos: 2) == Money(nanos: 3))
        #expect(Money(nanos: 1).excess(over: Money(nanos: 2)) == .zero)
        #expect(Money(nanos: 3).excess(over: Money(nanos: 2)) == Money(nanos: 1))
    }
}

@Suite struct `A price` {
    private let usual = Price(perEther: Money(cents: 4_000_00))

    @Test func `makes wei into money, rounded up`() {
        #expect(usual.worth(wei: 0) == .zero)
        #expect(usual.worth(wei: 1) == Money(nanos: 1))
        // 0.002 ether and 21000 gas at 30 gwei.
        #expect(usual.worth(wei: 2_630_000_000_000_000) == Money(cents: 10_52))
        // One nano of money is 250,000 wei.
        #expect(usual.worth(wei: 250_000) == Money(nanos: 1))
        #expect(usual.worth(wei: 250_001) == Money(nanos: 2))
        #expect(Price(perEther: .zero).worth(wei: .max) == .zero)
    }

    @Test func `of what can't be counted is the most`() {
        #expect(usual.worth(wei: nil) == .most)
        #expect(Price(perEther: .most).worth(wei: .max) == .most)
        #expect(Price(perEther: .most).worth(wei: 1_000_000_000_000_000_000) == .most)
    }
}
