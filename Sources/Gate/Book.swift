import Terms

/// The amounts of one scope and subject by time, so that the sum over any window is a look-up.
///
/// Committed money of a window is the sum of the amounts whose time lies in it, whatever policy was in
/// force then: nothing that changes a window refills it. Sums are kept in a binary indexed tree (Fenwick,
/// 1994): posting, changing and summing cost the logarithm of the history.
struct Book: Hashable, Sendable {
    /// Times of amounts, strictly rising.
    private var times: [Moment] = []
    /// The tree over the amounts, nano-units; node i (from 1) covers the last `i & -i` of them.
    ///
    /// Wider than money, so that no sum wraps and none need be left out.
    private var tree: [Int128] = []
    /// The sum of all amounts as they stand.
    private var standing: Int128 = 0
    /// What was given back since, by the time it stood at.
    private var returned: [Moment: Int128] = [:]
    /// What stands at a later time instead, by the time it stood at.
    private var moved: [Moment: Move] = [:]

    private struct Move: Hashable {
        let amount: Int128
        let to: Moment
    }

    /// The sum of the amounts whose time lies in `window`.
    func committed(in window: Window) -> Money { Book.money(sum(in: window)) }

    /// What was posted in `window`, whatever was given back or moved out of it since; once, what was moved
    /// inside it.
    func posted(in window: Window) -> Money {
        var sum = sum(in: window)
        for (time, amount) in returned where window.contains(time) { sum += amount }
        for (time, move) in moved where window.contains(time) && !window.contains(move.to) {
            sum += move.amount
        }
        return Book.money(sum)
    }

    /// The amount that stands at `time`; nothing where none was posted.
    func amount(at time: Moment) -> Money {
        guard let index = index(of: time) else { return .zero }
        return Book.money(prefix(index + 1) - prefix(index))
    }

    /// Posts an amount at a time later than all before it; whether money ``bears(_:)`` it is asked before.
    mutating func post(_ amount: Money, at time: Moment) {
        times.append(time)
        standing += Int128(amount.nanos)
        let node = tree.count + 1
        var sum = Int128(amount.nanos)
        var child = 1
        while child < node & -node {
            sum += tree[node - child - 1]
            child <<= 1
        }
        tree.append(sum)
    }

    /// Changes the amount that was posted at `time`; nothing happens where none was.
    mutating func change(at time: Moment, to amount: Money) {
        guard let index = index(of: time) else { return }
        let difference = set(index, to: amount)
        if difference != 0 { returned[time, default: 0] -= difference }
    }

    /// Posts `amount` at `time` in place of what stands at `old`.
    mutating func move(from old: Moment, to time: Moment, as amount: Money) {
        if let index = index(of: old) {
            moved[old] = Move(amount: -set(index, to: .zero), to: time)
        }
        post(amount, at: time)
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
        while node <= tree.count {
            tree[node - 1] += difference
            node += node & -node
        }
        return difference
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
            sum += tree[node - 1]
            node &= node - 1
        }
        return sum
    }

    private func index(of time: Moment) -> Int? {
        let index = count(before: time)
        return index < times.count && times[index] == time ? index : nil
    }

    /// How many amounts were posted before `moment`.
    private func count(before moment: Moment) -> Int {
        // Most charges lie in the current window: try the end before searching.
        if let last = times.last, last < moment { return times.count }
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
