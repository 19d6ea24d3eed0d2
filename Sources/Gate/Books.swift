import Terms

/// The books of every scope.
///
/// They lie in a row and are found by place: read where they lie, since copying one out and back costs more
/// than all that is done to it.
struct Books: Hashable, Sendable {
    private var places: [ScopeName: Int] = [:]
    private var row: [ScopeBooks] = []

    /// Where the books of `scope` lie, made where there are none yet.
    mutating func place(of scope: ScopeName) -> Int {
        if let place = places[scope] { return place }
        places[scope] = row.count
        row.append(ScopeBooks())
        return row.count - 1
    }

    /// The books at a place that ``place(of:)`` named.
    subscript(place: Int) -> ScopeBooks {
        _read { yield row[place] }
        _modify { yield &row[place] }
    }

    /// What `subject` of `scope` has committed in `window`.
    func committed(_ scope: ScopeName, _ subject: Subject, in window: Window) -> Money {
        places[scope].map { row[$0].committed(subject, in: window) } ?? .zero
    }

    /// What was posted to `subject` of `scope` in `window`, whatever was given back since.
    func posted(_ scope: ScopeName, _ subject: Subject, in window: Window) -> Money {
        places[scope].map { row[$0].posted(subject, in: window) } ?? .zero
    }

    /// What `scope` has signed that is neither settled nor proven dead.
    func exposed(_ scope: ScopeName) -> Money { places[scope].map { row[$0].exposed } ?? .zero }

    /// How many requests of `scope` were decided in `window`, as whole units.
    func decisions(_ scope: ScopeName, in window: Window) -> Money {
        places[scope].map { row[$0].decisions.committed(in: window) } ?? .zero
    }

    /// The frozen window of a line.
    func live(_ line: LimitLine) -> LiveWindow? {
        places[line.scope].flatMap { row[$0].live(line.slot) }
    }

    /// Whether `account` counts as new to `scope`.
    func isNew(_ account: Account, to scope: ScopeName, at now: Moment) -> Bool {
        places[scope].map { row[$0].isNew(account, at: now) } ?? true
    }

    /// Whether `scope` can bear `amount` without leaving the range of money.
    func bears(_ amount: Money, _ scope: ScopeName) -> Bool {
        places[scope].map { row[$0].bears(amount) } ?? true
    }

    /// Equal where every scope that has anything has the same: an empty book is none.
    static func == (left: Books, right: Books) -> Bool {
        left.used == right.used
    }

    func hash(into hasher: inout Hasher) { hasher.combine(used) }

    private var used: [ScopeName: ScopeBooks] {
        places.mapValues { row[$0] }.filter { $0.value != ScopeBooks() }
    }
}
