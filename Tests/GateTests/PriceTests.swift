import Terms
import Testing

@testable import Gate

/// Prices by way of another currency, held against arithmetic of any length.
@Suite struct `A cross price` {
    private func rate(_ price: UInt128, haircut: UInt64 = 0) -> Rate {
        Rate(
            seq: 0, asset: "ETH", currency: Sample.cad, price: price, haircut: haircut,
            asOf: Sample.monday, maxAge: 60)
    }

    /// Holds a conversion to the exact worth, rounded up once, or refused where it does not fit.
    private func check(_ atoms: UInt128, _ decimals: Int, _ rates: [Rate], _ note: String) {
        let worth = rates.reduce(WideNumber(atoms)) {
            $0 * WideNumber($1.price) * WideNumber(UInt128(10_000 + $1.haircut))
        }
        let unit = WideNumber.power(
            ofTen: decimals - Money.decimals + rates.count * (Rate.decimals + 4))
        guard let money = Price(own: rates[0], cross: rates[1]).convert(atoms, decimals: decimals)
        else {
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
        var fits = 0
        for _ in 0..<4_000 {
            let rates = (0..<2).map { _ in
                rate(
                    min(max(1, dice.wide()), Rate.largestPrice),
                    haircut: UInt64.random(in: 0...5_000, using: &dice))
            }
            let (atoms, decimals) = (dice.wide(), Int.random(in: 0...18, using: &dice))
            check(atoms, decimals, rates, "seed \(seed): \(atoms), \(decimals), \(rates)")
            if Price(own: rates[0], cross: rates[1]).convert(atoms, decimals: decimals) != nil {
                fits += 1
            }
        }
        #expect(fits > 100 && fits < 3_900, "seed \(seed): \(fits)")
    }

    @Test func `is exact at every corner`() {
        let ends: [UInt128] = [1, 999_999_999, Rate.largestPrice - 1, Rate.largestPrice]
        for atoms in [0, 1, UInt128(UInt64.max), UInt128(1) << 64, .max - 1, .max] {
            for decimals in [0, 8, 9, 18] {
                for (one, other) in ends.flatMap({ one in ends.map { (one, $0) } }) {
                    for haircut: UInt64 in [0, 1, 5_000] {
                        check(
                            atoms, decimals, [rate(one, haircut: haircut), rate(other)],
                            "\(atoms), \(decimals), \(one), \(other), \(haircut)")
                    }
                }
            }
        }
    }

    @Test func `is exact around the largest money and around one unit`() {
        let one: UInt128 = 1_000_000_000_000_000_000
        for offset in -3...3 {
            for decimals in [9, 12, 18] {
                var scale: UInt128 = 1
                for _ in 9..<decimals { scale *= 10 }
                let near = UInt128(Int128(Money.most.nanos) * Int128(scale) + Int128(offset))
                check(near, decimals, [rate(one), rate(one)], "\(offset), \(decimals)")
                check(near, decimals, [rate(one / 2), rate(one * 2)], "\(offset), \(decimals)")
            }
        }
        let unit = Price(own: rate(1), cross: rate(1))
        #expect(unit.convert(1, decimals: 18)?.nanos == 1)
        #expect(unit.convert(0, decimals: 18) == .zero)
        let most = Price(own: rate(one), cross: rate(one))
        #expect(most.convert(UInt128(Money.most.nanos), decimals: 9) == .most)
        #expect(most.convert(UInt128(Money.most.nanos) + 1, decimals: 9) == nil)
    }

    @Test func `through a currency at par is the direct one`() {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        let par = rate(1_000_000_000_000_000_000)
        for _ in 0..<1_000 {
            let direct = rate(
                min(max(1, dice.wide()), Rate.largestPrice),
                haircut: UInt64.random(in: 0...5_000, using: &dice))
            let (atoms, decimals) = (dice.wide(), Int.random(in: 0...18, using: &dice))
            #expect(
                Price(own: direct, cross: par).convert(atoms, decimals: decimals)
                    == direct.convert(atoms, decimals: decimals), "seed \(seed)")
        }
    }

    @Test func `is never above two roundings nor below none`() {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        for _ in 0..<1_000 {
            let first = rate(min(max(1, dice.wide() >> 50), Rate.largestPrice))
            let second = rate(min(max(1, dice.wide() >> 70), Rate.largestPrice))
            let atoms = dice.wide() >> 60
            guard let cross = Price(own: first, cross: second).convert(atoms, decimals: 18),
                let step = first.convert(atoms, decimals: 18),
                let twice = second.convert(UInt128(step.nanos), decimals: 9)
            else { continue }
            #expect(cross <= twice, "seed \(seed)")
        }
    }
}

@Suite struct `A product in full width` {
    @Test func `is what arithmetic of any length says, divided and rounded up`() {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        for _ in 0..<2_000 {
            let factors = (0..<3).map { _ in dice.wide() }
            let digits = Int.random(in: 0...120, using: &dice)
            var product = WideProduct(factors[0])
            for factor in factors.dropFirst() { product.multiply(by: factor) }
            product.divideUp(byPowerOfTen: digits)
            let exact = factors.dropFirst().reduce(WideNumber(factors[0])) {
                $0 * WideNumber($1)
            }
            let unit = WideNumber.power(ofTen: digits)
            guard let value = product.value else {
                #expect(exact > WideNumber(UInt128(UInt64.max)) * unit, "seed \(seed)")
                continue
            }
            let held = WideNumber(UInt128(value)) * unit
            #expect(exact <= held && held < exact + unit, "seed \(seed)")
        }
    }

    @Test func `carries through every limb`() {
        for count in 1...3 {
            var product = WideProduct(.max)
            for _ in 0..<count { product.multiply(by: .max) }
            #expect(product.value == nil)
            // (2^128 - 1)^(n + 1) has 39 (n + 1) digits at most.
            product.divideUp(byPowerOfTen: 39 * (count + 1))
            #expect(product.value == 1)
        }
        var whole = WideProduct(1)
        whole.multiply(by: 1_000_000_000_000_000_000_000_000_000_000_000_000)
        whole.divideUp(byPowerOfTen: 36)
        #expect(whole.value == 1)
        var most = WideProduct(UInt128(UInt64.max))
        most.multiply(by: 10)
        most.divideUp(byPowerOfTen: 1)
        #expect(most.value == .max)
    }
}
