import Chains
import Terms

/// The books of every scope, and the log they can be made from.
///
/// Each scope has a place in every column. Columns, since a payment looks at a number here and a number there:
/// to copy all of a scope's books out for each costs more than all that is done to them.
struct Books: Hashable, Sendable {
    /// Where the vault's own books lie.
    static let vault = 0

    var places: [ScopeName: Int] = [.vault: Books.vault]
    /// All charges of a scope.
    var totals = [Book()]
    /// What came from its pools, which only projects have.
    var pools = [PoolBooks()]
    /// Parts of its charges.
    var parts = [PartBooks()]
    /// Its limits' windows.
    var windows = [ScopeWindows()]
    /// When anything was decided, signed or not; of agents only.
    var decisions = [Instants()]
    /// What was signed lately; of agents only.
    var recent = [RecentPayments()]
    /// Worst cases of signatures that are neither settled nor proven dead, over all windows.
    var exposed = [Money.zero]
    /// What was charged to each scope and is forgotten: no window holds it, and yet it counts against the most that
    /// can be counted.
    var beyond = [Int128(0)]
    var log = ChargeLog()
    /// Before when charges are forgotten; nil as long as none is.
    var forgotten: Moment?

    /// Where the books of `scope` lie, made where there are none yet.
    mutating func place(of scope: ScopeName) -> Int {
        if let place = places[scope] { return place }
        let place = totals.count
        places[scope] = place
        totals.append(Book())
        pools.append(PoolBooks())
        parts.append(PartBooks())
        windows.append(ScopeWindows())
        decisions.append(Instants())
        recent.append(RecentPayments())
        exposed.append(.zero)
        beyond.append(0)
        return place
    }

    /// Where the books of a line's scope lie; nil where there are none yet.
    func place(of line: LimitLine) -> Int? { line.place ?? places[line.scope] }

    /// Equal where every scope that has anything has the same: an empty book is none.
    static func == (left: Books, right: Books) -> Bool {
        left.log == right.log && left.used == right.used && left.forgotten == right.forgotten
    }

    func hash(into hasher: inout Hasher) { hasher.combine(used) }

    private var used: [ScopeName: ScopeBooks] {
        places.mapValues { place in
            ScopeBooks(
                total: totals[place], pools: pools[place], parts: parts[place],
                windows: windows[place], decisions: decisions[place], recent: recent[place],
                exposed: exposed[place], beyond: beyond[place])
        }.filter { $0.value != ScopeBooks() }
    }
}
