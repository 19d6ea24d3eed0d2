import Testing

@testable import bursar_simulate

@Suite struct `The dice` {
    /// The first numbers of the seed 1234567, as the algorithm's authors publish them.
    @Test func `are SplitMix64's`() {
        var dice = Dice(seed: 1_234_567)
        let first = (0..<5).map { _ in dice.next() }
        #expect(
            first == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test func `stay below their bound and reach all of it`() {
        var dice = Dice(seed: 1)
        for bound in [1, 2, 3, 7, 40] {
            let thrown = Set((0..<2_000).map { _ in dice.below(bound) })
            #expect(thrown == Set(0..<bound))
        }
    }

    @Test func `take both ends of a range`() {
        var dice = Dice(seed: 2)
        let thrown = Set((0..<200).map { _ in dice.number(-1...1) })
        #expect(thrown == [-1, 0, 1])
    }

    @Test func `come as often as their weights say, and never where those are nothing`() {
        var dice = Dice(seed: 3)
        var counts = [0, 0, 0]
        for _ in 0..<8_000 { counts[dice.weighed([1, 0, 3])] += 1 }
        #expect(counts[1] == 0)
        #expect((1_800...2_200).contains(counts[0]))
    }

    @Test func `throw once in so many`() {
        var dice = Dice(seed: 4)
        let hits = (0..<10_000).filter { _ in dice.once(in: 10) }.count
        #expect((850...1_150).contains(hits))
        #expect((0..<50).allSatisfy { _ in dice.once(in: 1) })
    }

    @Test func `give other blinds each time`() {
        var dice = Dice(seed: 5)
        let blinds = (0..<100).map { _ in dice.sixteenBytes() }
        #expect(Set(blinds).count == 100)
        #expect(blinds.allSatisfy { $0.count == 16 })
    }
}
