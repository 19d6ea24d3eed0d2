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
    private var tree: [Int64] = []
    /// What was posted ever, which no later change lowers.
    private var gross: Money = .zero
    /// What was given back since, by the time it stood at.
    private var returned: [Moment: Int64] = [:]

    /// The sum of the amounts whose time lies in `window`.
    func committed(in window: Window) -> Money {
        let sum = prefix(count(before: window.end)) - prefix(count(before: window.start))
        return Money(nanos: sum) ?? .most
    }

    /// What was posted in `window`, whatever was given back since.
    func posted(in window: Window) -> Money {
        let back = returned.reduce(Int64(0)) {
            window.contains($1.key) ? $0 + $1.value : $0
        }
        return Money(nanos: committed(in: window).nanos + back) ?? .most
    }

    /// The amount that stands at `time`; nothing where none was posted.
    func amount(at time: Moment) -> Money {
        guard let index = index(of: time) else { return .zero }
        return Money(nanos: prefix(index + 1) - prefix(index)) ?? .most
    }

    /// Posts an amount at a time later than all before it.
    ///
    /// - Throws: ``EntryError`` where the sum of all amounts ever would leave the range of money.
    mutating func post(_ amount: Money, at time: Moment) throws(EntryError) {
        guard let total = gross.adding(amount) else {
            throw EntryError(clause: "brings the sum of all charges above \(Money.most.decimal)")
        }
        times.append(time)
        gross = total
        let node = tree.count + 1
        var sum = amount.nanos
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
        let difference = amount.nanos - (prefix(index + 1) - prefix(index))
        returned[time, default: 0] -= difference
        var node = index + 1
        while node <= tree.count {
            tree[node - 1] += difference
            node += node & -node
        }
    }

    /// Whether one more `amount` still fits the range of money.
    func bears(_ amount: Money) -> Bool { gross.adding(amount) != nil }

    private func prefix(_ count: Int) -> Int64 {
        var node = count
        var sum: Int64 = 0
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
