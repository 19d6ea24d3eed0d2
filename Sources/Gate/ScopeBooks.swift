import Terms

/// What one scope has committed, by subject, and the windows in use there.
struct ScopeBooks: Hashable, Sendable {
    private var books: [Subject: Book] = [:]
    /// The frozen windows.
    private(set) var live: [LimitLine.Slot: LiveWindow] = [:]
    /// When each account was first paid.
    private(set) var firstPaid: [Account: Moment] = [:]
    /// Worst cases of signatures that are neither settled nor proven dead, over all windows.
    var exposed: Money = .zero

    /// What `subject` has committed in `window`.
    func committed(_ subject: Subject, in window: Window) -> Money {
        books[subject]?.committed(in: window) ?? .zero
    }

    /// What was posted to `subject` in `window`, whatever was given back since.
    func posted(_ subject: Subject, in window: Window) -> Money {
        books[subject]?.posted(in: window) ?? .zero
    }

    /// What stands at `time` for `subject`.
    func amount(_ subject: Subject, at time: Moment) -> Money {
        books[subject]?.amount(at: time) ?? .zero
    }

    /// Whether every subject can bear `amount` without leaving the range of money.
    func bears(_ amount: Money) -> Bool { books[.all]?.bears(amount) ?? true }

    /// Whether `account` counts as new at `now`: never paid, or first paid a short while ago.
    func isNew(_ account: Account, at now: Moment) -> Bool {
        guard let first = firstPaid[account] else { return true }
        return now < first.adding(seconds: Subject.freshness)
    }

    /// Freezes a line's window.
    mutating func freeze(_ window: LiveWindow, _ slot: LimitLine.Slot) {
        guard live[slot] != window else { return }
        live[slot] = window
    }

    /// Posts `amount` to `subject`.
    mutating func post(_ amount: Money, to subject: Subject, at time: Moment) throws(EntryError) {
        try books[subject, default: Book()].post(amount, at: time)
    }

    /// Changes what stands at `time` for `subject`.
    mutating func change(_ subject: Subject, at time: Moment, to amount: Money) {
        books[subject]?.change(at: time, to: amount)
    }

    /// Notes that `account` was paid.
    mutating func note(_ account: Account, paidAt time: Moment) {
        guard firstPaid[account] == nil else { return }
        firstPaid[account] = time
    }
}
