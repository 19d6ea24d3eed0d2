import Terms

/// The amounts of one scope and subject by time, so that the sum over any window is a look-up.
///
/// Committed money of a window is the sum of the amounts whose time lies in it, whatever policy was in
/// force then: nothing that changes a window refills it. Sums are kept in a binary indexed tree (Fenwick,
/// 1994): posting, changing and summing cost the logarithm of the history.
struct Book: Hashable, Sendable {
    /// Times strictly rise; node i of the tree (from 1) covers the last `i & -i` amounts.
    private var times = Column<Moment>()
    /// Wider than money where they have to be, so that no sum wraps and none need be left out.
    private var sums = SumColumn()
    /// What was given back of each, as far as anything was.
    private var returned = Column<Int64>()
    /// What stands at a later time instead, by the place of what it was.
    private var moves: [UInt32: Move] = [:]
    /// The sum of all amounts as they stand.
    private var standing: Int128 = 0

    private struct Move: Hashable {
        let amount: Int64
        let to: Moment
    }

    /// The sum of the amounts whose time lies in `window`.
    func committed(in window: Window) -> Money { Book.money(sum(in: window)) }

    /// What was posted in `window`, whatever was given back or moved out of it since; once, what was moved
    /// inside it.
    func posted(in window: Window) -> Money {
        var sum = sum(in: window)
        let first = count(before: window.start)
        let inside = first..<max(first, count(before: window.end))
        for index in inside { sum += Int128(returned(at: index)) }
        for (index, move) in moves where inside.contains(Int(index)) {
            if !window.contains(move.to) { sum += Int128(move.amount) }
        }
        return Book.money(sum)
    }

    /// The amount that stands at `time`; nothing where none was posted.
    func amount(at time: Moment) -> Money {
        guard let index = index(of: time) else { return .zero }
        return Book.money(prefix(index + 1) - prefix(index))
    }

    /// The amount that stands at `time` with what became of the rest; nil where none was posted.
    func trace(at time: Moment) -> PostedAmount? {
        guard let index = index(of: time) else { return nil }
        let move = moves[UInt32(index)]
        return PostedAmount(
            standing: Book.money(prefix(index + 1) - prefix(index)),
            returned: Book.money(Int128(returned(at: index))),
            moved: Book.money(Int128(move?.amount ?? 0)), to: move?.to)
    }

    /// Posts what ``trace(at:)`` told of a book like this one.
    mutating func post(_ posted: PostedAmount, at time: Moment) {
        let index = times.count
        post(posted.standing, at: time)
        giveBack(posted.returned.nanos, at: index)
        if let to = posted.to { moves[UInt32(index)] = Move(amount: posted.moved.nanos, to: to) }
    }

    /// Posts an amount at a time later than all before it; whether money ``bears(_:)`` it is asked before.
    mutating func post(_ amount: Money, at time: Moment) {
        standing += Int128(amount.nanos)
        let node = times.count + 1
        var sum = Int128(amount.nanos)
        var child = 1
        while child < node & -node {
            sum += sums[node - child - 1]
            child <<= 1
        }
        times.append(time)
        sums.append(sum)
    }

    /// Changes the amount that was posted at `time`; nothing happens where none was.
    mutating func change(at time: Moment, to amount: Money) {
        guard let index = index(of: time) else { return }
        // Amounts are money, so what is given back of one fits, too.
        giveBack(Int64(-set(index, to: amount)), at: index)
    }

    /// Posts `amount` at `time` in place of what stands at `old`.
    mutating func move(from old: Moment, to time: Moment, as amount: Money) {
        if let index = index(of: old) {
            moves[UInt32(index)] = Move(amount: Int64(-set(index, to: .zero)), to: time)
        }
        post(amount, at: time)
    }

    /// The book of those of its amounts that stand at `chosen` times, which rise, with what became of them.
    func part(at chosen: [Moment]) -> Book {
        var part = Book()
        for time in chosen {
            part.post(trace(at: time) ?? PostedAmount(standing: .zero), at: time)
        }
        return part
    }

    /// Whether one more `amount` still fits the range of money, with all that stands.
    func bears(_ amount: Money) -> Bool {
        standing + Int128(amount.nanos) <= Int128(Money.most.nanos)
    }

    /// Sets an amount and says by how much it rose.
    private mutating func set(_ index: Int, to amount: Money) -> Int128 {
        let difference = Int128(amount.nanos) - (prefix(index + 1) - prefix(index))
        standing += difference
        var node = index + 1
        while node <= times.count {
            sums.add(difference, at: node - 1)
            node += node & -node
        }
        return difference
    }

    private func returned(at index: Int) -> Int64 {
        index < returned.count ? returned[index] : 0
    }

    private mutating func giveBack(_ amount: Int64, at index: Int) {
        guard amount != 0 else { return }
        while returned.count <= index { returned.append(0) }
        returned[index] += amount
    }

    private static func money(_ sum: Int128) -> Money {
        Money(nanos: Int64(clamping: sum)) ?? .most
    }

    private func sum(in window: Window) -> Int128 {
        prefix(count(before: window.end)) - prefix(count(before: window.start))
    }

    private func prefix(_ count: Int) -> Int128 {
        var node = count
        var sum: Int128 = 0
        while node > 0 {
            sum += sums[node - 1]
            node &= node - 1
        }
        return sum
    }

    private func index(of time: Moment) -> Int? {
        let index = count(before: time)
        return index < times.count && times[index] == time ? index : nil
    }

    private func count(before moment: Moment) -> Int {
        times.countRising(before: moment) { $0 }
    }

    /// Equal in what stands and in what became of the rest.
    static func == (left: Book, right: Book) -> Bool {
        left.times == right.times && left.sums == right.sums && left.moves == right.moves
            && (0..<max(left.returned.count, right.returned.count)).allSatisfy {
                left.returned(at: $0) == right.returned(at: $0)
            }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(times.count) }
}
