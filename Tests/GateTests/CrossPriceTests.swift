import Terms
import Testing

@testable import Gate

@Suite struct `A charge over two rates` {
    private func rate(_ price: UInt128, _ haircut: UInt64) -> Rate {
        Rate(
            seq: 0, asset: "ETH", currency: Sample.cad, price: price, haircut: haircut,
            asOf: Sample.monday, maxAge: 60)
    }

    /// The least number of nanos that covers the exact worth, or none where that is above the most.
    private func check(_ atoms: UInt128, _ decimals: Int, _ own: Rate, _ cross: Rate) {
        let worth = [own, cross].reduce(WideNumber(atoms)) {
            $0 * WideNumber($1.price) * WideNumber(UInt128(10_000 + $1.haircut))
        }
        let unit = WideNumber.power(ofTen: decimals - Money.decimals + 44)
        let note = "\(atoms), \(decimals), \(own.price), \(own.haircut), \(cross.price)"
        guard let money = Price(own: own, cross: cross).convert(atoms, decimals: decimals) else {
            #expect(worth > WideNumber(UInt128(Money.most.nanos)) * unit, "\(note)")
            return
        }
        let charged = WideNumber(UInt128(money.nanos)) * unit
        #expect(worth <= charged, "\(note): less than it is worth")
        #expect(charged < worth + unit, "\(note): rounded up more than once")
    }

    @Test func `is the exact worth rounded up once, at every corner and between`() {
        let corners: [UInt128] = [1, 2, Rate.largestPrice - 1, Rate.largestPrice]
        for atoms in [0, 1, UInt128.max, UInt128(UInt64.max), UInt128(1) << 64] {
            for own in corners {
                for cross in corners {
                    for decimals in [0, 8, 9, 18] {
                        check(atoms, decimals, rate(own, 5_000), rate(cross, 0))
                    }
                }
            }
        }
        var dice = Dice(seed: UInt64.random(in: 0...999_999))
        for _ in 0..<3_000 {
            check(
                dice.wide(), Int.random(in: 0...18, using: &dice),
                rate(
                    min(max(1, dice.wide()), Rate.largestPrice),
                    UInt64.random(in: 0...5_000, using: &dice)),
                rate(
                    min(max(1, dice.wide()), Rate.largestPrice),
                    UInt64.random(in: 0...5_000, using: &dice)))
        }
    }
}
