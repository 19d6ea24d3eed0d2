import Gate
import Testing

@testable import bursar_simulate

@Suite struct `A price that the auditor keeps` {
    private static let one: UInt128 = 1_000_000_000_000_000_000

    private func tag(
        _ price: UInt128, haircut: UInt64 = 0, maxAge: Int64 = 60, since: Int64 = 0
    ) -> PriceTag {
        PriceTag(
            plan: Stage.rate(0, price, haircut: haircut, maxAge: maxAge), since: since,
            anchor: price)
    }

    @Test(arguments: [
        (UInt128(1), UInt64(0), Int64(1)), (one, 0, 1_000_000_000), (one + 1, 0, 1_000_000_001),
        (one, 200, 1_020_000_000), (one, 1, 1_000_100_000), (0, 0, 0),
        (1_500_000_000_000_000_000, 5_000, 2_250_000_000),
    ])
    func `charges whole billionths, rounded up once`(wei: UInt128, haircut: UInt64, nanos: Int64) {
        #expect(PriceTag.worth(wei, [tag(Self.one, haircut: haircut)]) == nanos)
    }

    @Test func `goes by way of the dollar, and is rounded at the end alone`() {
        // 1/3 of 3 is less than 1 by a hair, and the hair is a billionth up.
        let third = tag(333_333_333_333_333_333)
        #expect(PriceTag.worth(Self.one, [third, tag(3 * Self.one)]) == 1_000_000_000)
        #expect(PriceTag.worth(1, [third, tag(3 * Self.one)]) == 1)
        #expect(
            PriceTag.worth(Self.one, [tag(2 * Self.one, haircut: 5_000), tag(Self.one / 2)])
                == 1_500_000_000)
    }

    @Test func `is nothing where money ends`() {
        #expect(PriceTag.worth(UInt128.max, [tag(Self.one)]) == nil)
        #expect(PriceTag.worth(UInt128.max, [tag(1)]) == 340_282_366_921)
    }

    @Test func `is too old a nanosecond after its time, and not at it`() {
        let tag = tag(Self.one, maxAge: 60, since: 5)
        #expect(!tag.isStale(at: 60 * Cast.billion + 5))
        #expect(tag.isStale(at: 60 * Cast.billion + 6))
    }

    @Test func `is near another within three tenths of it`() {
        #expect(PriceTag.isNear(70, 100) && PriceTag.isNear(130, 100))
        #expect(!PriceTag.isNear(69, 100) && !PriceTag.isNear(131, 100))
        #expect(PriceTag.isNear(1, 1) && !PriceTag.isNear(2, 1))
    }
}
