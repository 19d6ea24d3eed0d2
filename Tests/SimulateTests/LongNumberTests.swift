import Testing

@testable import bursar_simulate

@Suite struct `A number on paper` {
    private func product(_ factors: [UInt128], droppingDigits digits: Int) -> Int64? {
        var number = LongNumber(1)
        for factor in factors { number.multiply(by: LongNumber(factor)) }
        number.crossOut(digits: digits)
        return number.nanos
    }

    @Test(arguments: [
        (UInt128(0), 0, Int64(0)), (1, 0, 1), (1, 1, 1), (10, 1, 1), (11, 1, 2), (19, 1, 2),
        (999_999_999, 9, 1), (1_000_000_000, 9, 1), (1_000_000_001, 9, 2),
        (1_000_000_000_000_000_000, 18, 1), (1_000_000_000_000_000_001, 18, 2),
        (123_456_789_012_345_678, 5, 1_234_567_890_124), (0, 31, 0), (1, 31, 1),
    ])
    func `is rounded up where any digit that goes is not zero`(
        value: UInt128, digits: Int, expected: Int64
    ) {
        #expect(product([value], droppingDigits: digits) == expected)
    }

    @Test func `agrees with arithmetic of 128 bits`() {
        var dice = Dice(seed: UInt64.random(in: 0...999_999))
        for _ in 0..<2_000 {
            let (left, right) = (UInt128(dice.next() >> 4), UInt128(dice.next() >> 4))
            let digits = dice.below(30)
            var power: UInt128 = 1
            for _ in 0..<digits { power *= 10 }
            let exact = left * right
            let expected = exact / power + (exact % power == 0 ? 0 : 1)
            #expect(
                product([left, right], droppingDigits: digits)
                    == (expected <= UInt128(1) << 62 ? Int64(expected) : nil))
        }
    }

    @Test func `ends at the most that money counts`() {
        #expect(product([1 << 62], droppingDigits: 0) == 1 << 62)
        #expect(product([(1 << 62) + 1], droppingDigits: 0) == nil)
        #expect(product([UInt128.max, UInt128.max, 1 << 60], droppingDigits: 0) == nil)
        #expect(product([UInt128.max, UInt128.max], droppingDigits: 60) == 115_792_089_237_316_196)
    }

    @Test func `carries over all its digits`() {
        var number = LongNumber(UInt128.max)
        number.multiply(by: LongNumber(1))
        number.crossOut(digits: 0)
        #expect(number == LongNumber(UInt128.max))
        // 999…9 and one more.
        #expect(product([99_999_999_999_999_999_999_999_999_991], droppingDigits: 1) == nil)
        #expect(
            product([9_999_999_999_999_999_991], droppingDigits: 1) == 1_000_000_000_000_000_000)
    }
}
