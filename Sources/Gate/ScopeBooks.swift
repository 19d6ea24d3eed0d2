import Terms

/// What one scope has committed, by subject, and the windows in use there.
///
/// Subjects that every payment touches have a field of their own: a look-up less for each.
struct ScopeBooks: Hashable, Sendable {
    /// What one account was paid, and when first.
    private struct Payee: Hashable {
        let firstPaid: Moment
        var book = Book()
    }

    private var all = Book()
    private var payments = Book()
    private var newPayees = Book()
    private var reserve = Book()
    private var emergency = Book()
    private var assets: [String: Book] = [:]
    private var wallets: [WalletName: Book] = [:]
    private var payees: [Account: Payee] = [:]
    private var first: LiveWindow?
    private var further: [LimitLine.Slot: LiveWindow] = [:]
    /// What was decided, signed or not: each as one whole unit; of agents only.
    var decisions = Book()
    /// Worst cases of signatures that are neither settled nor proven dead, over all windows.
    var exposed: Money = .zero

    /// What `subject` has committed in `window`.
    func committed(_ subject: Subject, in window: Window) -> Money {
        read(subject) { $0.committed(in: window) } ?? .zero
    }

    /// What was posted to `subject` in `window`, whatever was given back since.
    func posted(_ subject: Subject, in window: Window) -> Money {
        read(subject) { $0.posted(in: window) } ?? .zero
    }

    /// What stands at `time` for `subject`.
    func amount(_ subject: Subject, at time: Moment) -> Money {
        read(subject) { $0.amount(at: time) } ?? .zero
    }

    /// Whether every subject can bear `amount` without leaving the range of money.
    func bears(_ amount: Money) -> Bool { all.bears(amount) }

    /// Whether `account` counts as new at `now`: never paid, or first paid a short while ago.
    func isNew(_ account: Account, at now: Moment) -> Bool {
        guard let first = payees[account]?.firstPaid else { return true }
        return now < first.adding(seconds: Subject.freshness)
    }

    /// The frozen window of a line.
    func live(_ slot: LimitLine.Slot) -> LiveWindow? {
        slot.isFirst ? first : further[slot]
    }

    /// Freezes a line's window.
    mutating func freeze(_ window: LiveWindow, _ slot: LimitLine.Slot) {
        guard slot.isFirst else {
            further[slot] = window
            return
        }
        first = window
    }

    /// Posts `amount` to `subject`.
    mutating func post(_ amount: Money, to subject: Subject, at time: Moment) {
        write(subject, at: time) { $0.post(amount, at: time) }
    }

    /// Posts `amount` to `subject` in place of what stands at `old`.
    mutating func move(_ subject: Subject, from old: Moment, to time: Moment, as amount: Money) {
        write(subject, at: time) { $0.move(from: old, to: time, as: amount) }
    }

    private mutating func write(
        _ subject: Subject, at time: Moment, _ change: (inout Book) -> Void
    ) {
        switch subject {
        case .all: change(&all)
        case .payments: change(&payments)
        case .newPayees: change(&newPayees)
        case .reserve: change(&reserve)
        case .emergency: change(&emergency)
        case .asset(let id): change(&assets[id, default: Book()])
        case .wallet(let name): change(&wallets[name, default: Book()])
        case .payee(let account):
            change(&payees[account, default: Payee(firstPaid: time)].book)
        }
    }

    /// Changes what stands at `time` for `subject`.
    mutating func change(_ subject: Subject, at time: Moment, to amount: Money) {
        switch subject {
        case .all: all.change(at: time, to: amount)
        case .payments: payments.change(at: time, to: amount)
        case .newPayees: newPayees.change(at: time, to: amount)
        case .reserve: reserve.change(at: time, to: amount)
        case .emergency: emergency.change(at: time, to: amount)
        case .asset(let id): assets[id]?.change(at: time, to: amount)
        case .wallet(let name): wallets[name]?.change(at: time, to: amount)
        case .payee(let account): payees[account]?.book.change(at: time, to: amount)
        }
    }

    private func read<Value>(_ subject: Subject, _ look: (Book) -> Value) -> Value? {
        switch subject {
        case .all: look(all)
        case .payments: look(payments)
        case .newPayees: look(newPayees)
        case .reserve: look(reserve)
        case .emergency: look(emergency)
        case .asset(let id): assets[id].map(look)
        case .wallet(let name): wallets[name].map(look)
        case .payee(let account): (payees[account]?.book).map(look)
        }
    }
}
