import Terms
import Testing

@Suite struct `A civil date` {
    @Test(arguments: [
        (1970, 1, 1, Int64(0), 3), (1969, 12, 31, -1, 2), (2000, 2, 29, 11_016, 1),
        (2000, 3, 1, 11_017, 2), (2026, 11, 23, 20_780, 0), (1900, 2, 28, -25_509, 2),
        (1900, 3, 1, -25_508, 3), (2100, 3, 1, 47_541, 0), (1600, 1, 1, -135_140, 5),
        (1, 1, 1, -719_162, 0),
    ])
    func `has this number and weekday`(
        year: Int, month: Int, day: Int, number: Int64, weekday: Int
    ) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test func `follows the day before it, over 800 years`() {
        var lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected = (year: 1600, month: 1, day: 1)
        for number in CivilDate(year: 1600, month: 1, day: 1).dayNumber..<160_000 {
            let date = CivilDate(dayNumber: number)
            #expect(
                (date.year, date.month, date.day)
                    == (expected.year, expected.month, expected.day))
            let isLeap =
                expected.year.isMultiple(of: 400)
                || expected.year.isMultiple(of: 4) && !expected.year.isMultiple(of: 100)
            lengths[1] = isLeap ? 29 : 28
            expected.day += 1
            if expected.day > lengths[expected.month - 1] {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
    }
}
