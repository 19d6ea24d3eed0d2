import Terms

/// The amounts of one scope and subject by time, so that the sum over any window is a look-up.
///
/// Committed money of a window is the sum of the amounts whose time lies in it, whatever policy was in
/// force then: nothing that changes a window refills it. Sums are kept in a binary indexed tree (Fenwick,
/// 1994): posting, changing and summing cost the logarithm of the history.
struct Book: Hashable, Sendable {
    /// An amount's time, strictly rising, and the tree's node there: node i (from 1) covers the last
    /// `i & -i` amounts.
    ///
    /// Sums are wider than money, so that none wraps and none need be left out; but nearly all of them fit 64 bits, and
    /// what is above lies apart. What was given back lies beside them: nearly every payment gives some back, and a
    /// table of its own took more than all the rest.
    private struct Node: Hashable {
        let time: Moment
        /// What was given back of the amount, nano-units; it is no more than there was.
        var returned: Int64 = 0
        /// The low 64 bits of the sum.
        var low: Int64 = 0
    }

    /// What stands at a later time instead.
    private struct Move: Hashable {
        let amount: Int128
        let to: Moment
    }

    private var nodes: [Node] = []
    /// What is above 64 bits of the sums that do not fit them, by their indices.
    private var highs: [Int: Int64] = [:]
    /// What was moved, by the time it stood at.
    private var moves: [Moment: Move] = [:]
    /// The sum of all amounts as they stand.
    private var standing: Int128 = 0

    /// The sum of the amounts whose time lies in `window`.
    func committed(in window: Window) -> Money { Book.money(sum(in: window)) }

    /// What was posted in `window`, whatever was given back or moved out of it since; once, what was moved
    /// inside it.
    func posted(in window: Window) -> Money {
        var sum = sum(in: window)
        for index in count(before: window.start)..<count(before: window.end) {
            sum += Int128(nodes[index].returned)
        }
        for (time, move) in moves where window.contains(time) && !window.contains(move.to) {
            sum += move.amount
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
        let move = moves[time]
        return PostedAmount(
            standing: amount(at: time), returned: Book.money(Int128(nodes[index].returned)),
            moved: Book.money(move?.amount ?? 0), to: move?.to)
    }

    /// Posts what ``trace(at:)`` told of a book like this one.
    mutating func post(_ posted: PostedAmount, at time: Moment) {
        post(posted.standing, at: time)
        nodes[nodes.count - 1].returned = posted.returned.nanos
        if let to = posted.to {
            moves[time] = Move(amount: Int128(posted.moved.nanos), to: to)
        }
    }

    /// Posts an amount at a time later than all before it; whether money ``bears(_:)`` it is asked before.
    mutating func post(_ amount: Money, at time: Moment) {
        standing += Int128(amount.nanos)
        let node = nodes.count + 1
        var sum = Int128(amount.nanos)
        var child = 1
        while child < node & -node {
            sum += self.sum(at: node - child - 1)
            child <<= 1
        }
        nodes.append(Node(time: time))
        set(sum, at: node - 1)
    }

    /// Changes the amount that was posted at `time`; nothing happens where none was.
    mutating func change(at time: Moment, to amount: Money) {
        guard let index = index(of: time) else { return }
        let difference = set(index, to: amount)
        nodes[index].returned &-= Int64(clamping: difference)
    }

    /// Posts `amount` at `time` in place of what stands at `old`.
    mutating func move(from old: Moment, to time: Moment, as amount: Money) {
        if let index = index(of: old) {
            moves[old] = Move(amount: -set(index, to: .zero), to: time)
        }
        post(amount, at: time)
    }

    /// The book of those of its amounts that stand at `chosen` times, which rise, with what became of them.
    func part(at chosen: [Moment]) -> Book {
        var part = Book()
        for time in chosen {
            part.post(amount(at: time), at: time)
            if let index = index(of: time) { part.take(nodes[index], of: self) }
        }
        return part
    }

    /// Whether one more `amount` still fits the range of money, with all that stands here and `beyond`.
    func bears(_ amount: Money, beside beyond: Int128 = 0) -> Bool {
        standing + beyond + Int128(amount.nanos) <= Int128(Money.most.nanos)
    }

    /// Whether nothing is in it.
    var isEmpty: Bool { nodes.isEmpty }

    /// The times before `horizon` whose amounts stand at `horizon` or later instead.
    func moved(over horizon: Moment) -> [Moment] {
        moves.filter { old, move in old < horizon && horizon <= move.to }.map(\.key)
    }

    /// Lets go of the amounts before `horizon`, but of those at `kept` times; answers what they come to.
    @discardableResult
    mutating func forget(before horizon: Moment, but kept: Set<Moment>) -> Int128 {
        let old = count(before: horizon)
        guard old > 0 else { return 0 }
        var rest = Book()
        for (index, node) in nodes.enumerated() where index >= old || kept.contains(node.time) {
            rest.post(Book.money(prefix(index + 1) - prefix(index)), at: node.time)
            rest.take(node, of: self)
        }
        let gone = standing - rest.standing
        self = rest
        return gone
    }

    /// Takes over what became of the amount that was posted last.
    private mutating func take(_ node: Node, of book: Book) {
        nodes[nodes.count - 1].returned = node.returned
        if !book.moves.isEmpty { moves[node.time] = book.moves[node.time] }
    }

    /// Sets an amount and says by how much it rose.
    private mutating func set(_ index: Int, to amount: Money) -> Int128 {
        let difference = Int128(amount.nanos) - (prefix(index + 1) - prefix(index))
        standing += difference
        var node = index + 1
        while node <= nodes.count {
            set(sum(at: node - 1) + difference, at: node - 1)
            node += node & -node
        }
        return difference
    }

    private func sum(at index: Int) -> Int128 {
        let low = Int128(nodes[index].low)
        guard !highs.isEmpty, let high = highs[index] else { return low }
        return low + Int128(high) << 64
    }

    private mutating func set(_ sum: Int128, at index: Int) {
        let low = Int64(truncatingIfNeeded: sum)
        nodes[index].low = low
        guard !highs.isEmpty || sum != Int128(low) else { return }
        let high = (sum - Int128(low)) >> 64
        highs[index] = high == 0 ? nil : Int64(high)
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
            sum += self.sum(at: node - 1)
            node &= node - 1
        }
        return sum
    }

    private func index(of time: Moment) -> Int? {
        let index = count(before: time)
        return index < nodes.count && nodes[index].time == time ? index : nil
    }

    private func count(before moment: Moment) -> Int {
        nodes.countRising(before: moment) { $0.time }
    }
}
