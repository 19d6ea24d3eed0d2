import Terms
import Testing

@testable import Gate

@Suite struct `A book` {
    private let zones = [
        "UTC", "America/Toronto", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe",
        "America/St_Johns",
    ].map(Sample.zone)
    private let spans: [WindowSpan] = [
        .hour, .day, .month, .week(starts: 0), .week(starts: 3), .week(starts: 6),
    ]

    @Test(arguments: Dice.seeds(60))
    func `counts what a list of its charges adds up to, over any change of policy`(seed: UInt64)
        throws
    {
        var dice = Dice(seed: seed)
        var book = FrozenBook()
        var model = BookModel()
        var now = Sample.moment("2026-10-30T00:00:00Z")
        var span = dice.pick(spans)
        var zone = dice.pick(zones)
        for _ in 0..<60 {
            let step: Int64 = dice.pick([1, 60, 3_599, 3_600, 7_200, 40_000, 86_400, 300_000])
            now = Moment(nanoseconds: now.nanoseconds + step * Moment.second + 1)
            if dice.once(in: 4) { span = dice.pick(spans) }
            if dice.once(in: 6) { zone = dice.pick(zones) }
            let window = book.window(span, zone: zone, at: now)
            #expect(window == model.counted(span, zone, now), "seed \(seed)")
            #expect(window.contains(now), "seed \(seed)")
            #expect(book.mayCount(over: window, at: now), "seed \(seed)")
            #expect(book.committed(in: window).nanos == model.committed(in: window), "seed \(seed)")
            if dice.once(in: 3) { continue }
            book.freeze(window, span: span, zone: zone)
            model.freeze(window, span, zone)
            let charge = Sample.nanos(Int64.random(in: 1...1_000_000_000, using: &dice))
            book.post(charge, at: now)
            model.charges.append((now, charge))
        }
    }

    @Test(arguments: Dice.seeds(60))
    func `is never refilled by another span or zone`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var book = FrozenBook()
        var now = Sample.moment("2026-02-25T00:00:00Z")
        for _ in 0..<50 {
            now = now.adding(seconds: Int64.random(in: 1...50_000, using: &dice))
            let (span, zone) = (dice.pick(spans), dice.pick(zones))
            let window = book.window(span, zone: zone, at: now)
            book.freeze(window, span: span, zone: zone)
            book.post(Sample.nanos(Int64.random(in: 1...9, using: &dice)), at: now)
            let committed = book.committed(in: book.window(span, zone: zone, at: now))
            for other in spans {
                for elsewhere in zones {
                    let changed = book.window(other, zone: elsewhere, at: now)
                    #expect(book.committed(in: changed) >= committed, "seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: Dice.seeds(20))
    func `sums any stretch of time, not only the last`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var book = FrozenBook()
        var model = BookModel()
        for index in 0..<200 {
            let time = Moment(
                nanoseconds: Int64(index) * 10 + Int64.random(in: 0...9, using: &dice))
            book.post(Sample.nanos(Int64(index) + 1), at: time)
            model.charges.append((time, Sample.nanos(Int64(index) + 1)))
        }
        for _ in 0..<300 {
            let start = Int64.random(in: -10...2_010, using: &dice)
            let end = Int64.random(in: start...2_020, using: &dice)
            let window = Window(start: Moment(nanoseconds: start), end: Moment(nanoseconds: end))
            #expect(book.committed(in: window).nanos == model.committed(in: window), "seed \(seed)")
        }
    }

    @Test func `keeps the window it froze until that ends, though the span shrinks`() {
        var book = FrozenBook()
        let now = Sample.monday
        let week = book.window(.week(starts: 0), zone: .utc, at: now)
        book.freeze(week, span: .week(starts: 0), zone: .utc)
        let later = now.adding(seconds: 3 * 86_400)
        #expect(book.window(.day, zone: .utc, at: later) == week)
        #expect(!book.opensWindow(at: later))
        #expect(book.opensWindow(at: week.end))
        let after = book.window(.day, zone: .utc, at: week.end)
        #expect(after == ZoneRules.utc.window(.day, containing: week.end))
    }

    @Test func `starts counting a longer span at once`() throws {
        var book = FrozenBook()
        let first = Sample.moment("2026-11-02T12:00:00Z")
        book.post(Sample.nanos(7), at: first)
        let day = book.window(.day, zone: .utc, at: Sample.monday)
        book.freeze(day, span: .day, zone: .utc)
        let widened = book.window(.month, zone: .utc, at: Sample.monday)
        #expect(widened == Window(start: Sample.moment("2026-11-01T00:00:00Z"), end: day.end))
        #expect(book.committed(in: widened).nanos == 7)
        let month = book.window(.month, zone: .utc, at: day.end)
        #expect(month.end == Sample.moment("2026-12-01T00:00:00Z"))
    }

    @Test func `says when a charge would leave the range of money, and forgets none all the same`()
    {
        var book = FrozenBook()
        book.post(.most, at: Sample.monday)
        #expect(!book.bears(Sample.nanos(1)))
        #expect(book.bears(.zero))
        let next = Sample.monday.adding(seconds: 1)
        book.post(Sample.nanos(7), at: next)
        #expect(!book.bears(.zero))
        #expect(
            book.committed(in: Window(start: Sample.monday, end: next.adding(seconds: 1)))
                == .most)
        #expect(book.committed(in: Window(start: next, end: next.adding(seconds: 1))).nanos == 7)
    }

    @Test func `of a window that loses its start, or changes its end, may not be counted over`() {
        var book = FrozenBook()
        let day = book.window(.day, zone: .utc, at: Sample.monday)
        #expect(!book.mayCount(over: day, at: day.end))
        book.freeze(day, span: .day, zone: .utc)
        let later = Window(start: day.start.adding(seconds: 1), end: day.end)
        let longer = Window(start: day.start, end: day.end.adding(seconds: 1))
        let wider = Window(start: day.start.adding(seconds: -1), end: day.end)
        #expect(!book.mayCount(over: later, at: Sample.monday))
        #expect(!book.mayCount(over: longer, at: Sample.monday))
        #expect(book.mayCount(over: wider, at: Sample.monday))
    }

    @Test func `tells what was given back and moved, as does a part of it and what is left of it`()
    {
        let times = (1...6).map { Moment(seconds: Int64($0) * 100) }
        var book = Book()
        for time in times.dropLast() { book.post(Money(units: 10), at: time) }
        book.change(at: times[0], to: Money(units: 7))
        book.change(at: times[0], to: Money(units: 8))
        book.change(at: times[1], to: Money(units: 10))
        book.change(at: times[2], to: Money(units: 4))
        book.move(from: times[2], to: times[5], as: Money(units: 5))
        func expect(_ book: Book, _ index: Int, _ standing: Int, _ returned: Int, _ moved: Int) {
            let trace = book.trace(at: times[index])
            #expect(trace?.standing == Money(units: standing), "\(index)")
            #expect(trace?.returned == Money(units: returned), "\(index)")
            #expect(trace?.moved == Money(units: moved), "\(index)")
            #expect(trace?.to == (moved > 0 ? times[5] : nil), "\(index)")
        }
        for copy in [book, book.part(at: times)] {
            expect(copy, 0, 8, 2, 0)
            expect(copy, 1, 10, 0, 0)
            expect(copy, 2, 0, 6, 4)
            expect(copy, 5, 5, 0, 0)
            #expect(copy == book)
        }
        let all = Window(start: times[0], end: Moment(seconds: 1_000))
        let early = Window(start: times[0], end: times[3])
        // What was posted: six tens less what moved within, which stands again as five.
        #expect(book.committed(in: all) == Money(units: 43))
        #expect(book.posted(in: all) == Money(units: 51))
        #expect(book.posted(in: early) == Money(units: 30))
        var again = Book()
        for time in times { if let trace = book.trace(at: time) { again.post(trace, at: time) } }
        #expect(again == book)
        #expect(again.forget(before: times[3], but: [times[2]]) == 18 * 1_000_000_000)
        expect(again, 2, 0, 6, 4)
        #expect(again.trace(at: times[0]) == nil)
        #expect(again.posted(in: all) == Money(units: 31))
    }

    /// Sums of what is posted can be above 64 bits, though no amount is.
    @Test func `sums what fits no 64 bits, and takes it back exactly`() {
        let times = (1...8).map { Moment(seconds: Int64($0) * 100) }
        var book = Book()
        for time in times { book.post(.most, at: time) }
        #expect(book.amount(at: times[7]) == .most)
        #expect(!book.bears(Money(units: 1)))
        var plain = Book()
        for time in times { plain.post(time == times[5] ? .most : .zero, at: time) }
        #expect(plain != book)
        for time in times where time != times[5] {
            book.change(at: time, to: Money(units: 3))
            #expect(book.amount(at: time) == Money(units: 3))
            #expect(book.amount(at: times[5]) == .most)
            book.change(at: time, to: .zero)
        }
        let all = Window(start: times[0], end: Moment(seconds: 1_000))
        #expect(book.committed(in: all) == .most)
        #expect(book.committed(in: Window(start: times[0], end: times[5])) == .zero)
        #expect(book.committed(in: Window(start: times[6], end: all.end)) == .zero)
        #expect(book.part(at: times) == book)
    }
}
