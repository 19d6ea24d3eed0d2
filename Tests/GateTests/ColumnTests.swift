import Terms
import Testing

@testable import Gate

/// Lists and sums that grow by stretches are lists and sums.
@Suite struct `A column` {
    @Test func `is a list`() {
        var column = Column<Int>()
        for number in 0..<5_000 { column.append(number) }
        #expect(Array(column) == Array(0..<5_000))
        column[4_321] = -1
        #expect(column[4_321] == -1)
        #expect(
            column.countRising(before: Moment(nanoseconds: 17)) { Moment(nanoseconds: Int64($0)) }
                == 17)
    }

    @Test(arguments: Dice.seeds(8))
    func `of sums is exact beyond 64 bits, and equal however it came to them`(seed: UInt64) {
        var dice = Dice(seed: seed)
        var column = SumColumn()
        var model: [Int128] = []
        for _ in 0..<400 {
            let number = Int128(Int64(truncatingIfNeeded: dice.next()))
            if model.isEmpty || !dice.once(in: 3) {
                column.append(number)
                model.append(number)
            } else {
                let index = Int.random(in: model.indices, using: &dice)
                column.add(number, at: index)
                model[index] += number
            }
        }
        #expect(column.count == model.count)
        #expect(model.indices.allSatisfy { column[$0] == model[$0] })
        // The same sums, the large one gone again.
        var once = SumColumn()
        var never = SumColumn()
        for number in [1, 2, 3] as [Int128] {
            once.append(number)
            never.append(number)
        }
        once.add(Int128.max / 2, at: 1)
        #expect(once != never)
        once.add(-(Int128.max / 2), at: 1)
        #expect(once == never)
    }
}
