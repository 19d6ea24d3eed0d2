import Terms
import Testing

@testable import Gate

@Suite struct `A charge` {
    private func rate(_ price: UInt128, haircut: UInt64 = 0) -> Rate {
        Rate(
            seq: 0, asset: "ETH", currency: Sample.cad, price: price, haircut: haircut,
            asOf: Sample.monday, maxAge: 60)
    }

    /// Holds an answer against its definition: the least number of nanos that covers the exact worth.
    private func check(_ atoms: UInt128, _ decimals: Int, _ rate: Rate, _ seed: UInt64) {
        let worth =
            WideNumber(atoms) * WideNumber(rate.price) * WideNumber(UInt128(10_000 + rate.haircut))
        let unit = WideNumber.power(ofTen: decimals + 13)
        let note = "seed \(seed): \(atoms), \(decimals) decimals, \(rate.price), \(rate.haircut)"
        guard let money = rate.convert(atoms, decimals: decimals) else {
            let most = WideNumber(UInt128(Money.most.nanos)) * unit
            #expect(worth > most, "\(note): refused though it fits")
            return
        }
        let charged = WideNumber(UInt128(money.nanos))
        #expect(worth <= charged * unit, "\(note): charged less than it is worth")
        #expect(charged * unit < worth + unit, "\(note): rounded up more than once")
    }

    @Test func `is the exact worth rounded up once, whatever the numbers`() {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        for _ in 0..<4_000 {
            let price = min(max(1, dice.wide()), Rate.largestPrice)
            let haircut = UInt64.random(in: 0...5_000, using: &dice)
            check(
                dice.wide(), Int.random(in: 0...18, using: &dice), rate(price, haircut: haircut),
                seed)
        }
    }

    @Test func `is exact at every corner`() {
        for atoms in [0, 1, 2, UInt128.max - 1, .max, UInt128(UInt64.max), UInt128(1) << 64] {
            for decimals in 0...18 {
                for price in [1, 2, 999_999_999, Rate.largestPrice - 1, Rate.largestPrice] {
                    for haircut: UInt64 in [0, 1, 4_999, 5_000] {
                        check(atoms, decimals, rate(price, haircut: haircut), 0)
                    }
                }
            }
        }
    }

    @Test func `is exact around the largest money`() {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        for _ in 0..<1_000 {
            let decimals = Int.random(in: 9...18, using: &dice)
            var scale: UInt128 = 1
            for _ in 9..<decimals { scale *= 10 }
            let near = UInt128(Money.most.nanos) * scale
            let atoms = near - 3 + UInt128.random(in: 0...6, using: &dice)
            check(atoms, decimals, rate(1_000_000_000_000_000_000), seed)
        }
    }

    @Test func `of the smallest payment is never zero`() {
        #expect(rate(1).convert(1, decimals: 18)?.nanos == 1)
        #expect(rate(1).convert(1, decimals: 0)?.nanos == 1)
        #expect(rate(1).convert(0, decimals: 18) == .zero)
    }

    @Test func `is raised by the haircut`() {
        let one: UInt128 = 1_000_000_000_000_000_000
        #expect(rate(one, haircut: 200).convert(one, decimals: 18)?.decimal == "1.02")
        #expect(rate(one, haircut: 5_000).convert(one, decimals: 18)?.decimal == "1.5")
        #expect(rate(one, haircut: 1).convert(1, decimals: 18)?.decimal == "0.000000001")
    }

    @Test func `of the contract's example is what the contract says`() {
        let ton = rate(4_120_000_000_000_000_000)
        #expect(ton.convert(1_561_200_000, decimals: 9)?.decimal == "6.432144")
    }

    @Test func `that does not fit is refused, never wrapped`() {
        #expect(rate(Rate.largestPrice, haircut: 5_000).convert(.max, decimals: 0) == nil)
        #expect(rate(Rate.largestPrice).convert(.max, decimals: 18) == nil)
        #expect(rate(1).convert(.max, decimals: 0) == nil)
        // 2^128 of these would wrap to nothing: 10^30 × 10^4 × atoms / 10^31.
        #expect(rate(Rate.largestPrice).convert(UInt128(1) << 127, decimals: 18) == nil)
    }

    @Test func `never falls when atoms, price or haircut rise`() {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        for _ in 0..<1_000 {
            let atoms = dice.wide() >> 40
            let price = min(dice.wide(), Rate.largestPrice - 1)
            let haircut = UInt64.random(in: 0..<5_000, using: &dice)
            let base = rate(price, haircut: haircut).convert(atoms, decimals: 18) ?? .most
            for more in [
                rate(price, haircut: haircut).convert(atoms + 1, decimals: 18),
                rate(price + 1, haircut: haircut).convert(atoms, decimals: 18),
                rate(price, haircut: haircut + 1).convert(atoms, decimals: 18),
            ] { #expect(base <= more ?? .most, "seed \(seed)") }
        }
    }

    @Test func `sums its parts or none at all`() {
        #expect(Money.most.adding(.zero) == .most)
        #expect(Money.most.adding(Sample.nanos(1)) == nil)
        #expect(Sample.nanos(1).subtracting(.most) == .zero)
        #expect(Money(nanos: Money.most.nanos + 1) == nil)
        #expect(Money(nanos: -1) == nil)
    }

    @Test func `goes by the rate in force, whose entry it names`() throws {
        var till = try Till.open()
        let first = try #require(till.state.rates["ETH"]).seq
        #expect(till.pay("1", fee: "1").charge?.rates == [first])
        try till.setRate("2", haircut: 100)
        let second = UInt64(till.entries.count - 1)
        let charge = try #require(till.pay("1", fee: "0.5").charge)
        #expect(charge.rates == [second])
        #expect(charge.amount.decimal == "3.03")
        #expect(charge.fee.decimal == "1.01")
    }

    @Test func `at a quote's rate is not owed: the rate at the decision counts`() throws {
        var till = try Till.open()
        let request = till.request(.proposal(Sample.proposal(Sample.wei("20"))))
        #expect(till.gate.quote(request, at: till.clock).charge?.amount.decimal == "20")
        try till.setRate("1.5")
        #expect(till.decide(request).rule == "agent.limit")
    }
}
