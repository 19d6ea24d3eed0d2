import Chains
import Terms

extension Books {
    /// What `line` has committed in `window`.
    func committed(_ line: LimitLine, in window: Window) -> Money {
        place(of: line).map { committed($0, line.subject, in: window) } ?? .zero
    }

    /// What `subject` of `scope` has committed in `window`.
    func committed(_ scope: ScopeName, _ subject: Subject, in window: Window) -> Money {
        places[scope].map { committed($0, subject, in: window) } ?? .zero
    }

    /// What `subject` of the scope at `place` has committed in `window`.
    func committed(_ place: Int, _ subject: Subject, in window: Window) -> Money {
        guard subject != .all else { return totals[place].committed(in: window) }
        return book(place, subject).committed(in: window)
    }

    /// What was posted to `subject` of `scope` in `window`, whatever was given back since.
    func posted(_ scope: ScopeName, _ subject: Subject, in window: Window) -> Money {
        places[scope].map { book($0, subject).posted(in: window) } ?? .zero
    }

    /// What `scope` has signed that is neither settled nor proven dead.
    func exposed(_ scope: ScopeName) -> Money { places[scope].map { exposed[$0] } ?? .zero }

    /// How many requests of `scope` were decided in `window`, as whole units.
    func decisions(_ scope: ScopeName, in window: Window) -> Money {
        places[scope].map { Money(units: decisions[$0].count(in: window)) } ?? .zero
    }

    /// The frozen window of a line.
    func live(_ line: LimitLine) -> LiveWindow? {
        place(of: line).flatMap { windows[$0][line.slot] }
    }

    /// Whether `account` counts as new to `scope` at `now`: never paid, or first paid a short while ago.
    func isNew(_ account: Account, to scope: ScopeName, at now: Moment) -> Bool {
        guard let place = places[scope] else { return true }
        let kept = parts[place]
        let first = kept.asked.newPayees ? kept.firstPaid : firstPaid(at: place)
        return Subject.isNew(firstPaid: first[account], at: now)
    }

    /// Whether the scope at `place` can bear `amount` without leaving the range of money.
    func bears(_ amount: Money, _ place: Int) -> Bool {
        totals[place].bears(amount, beside: beyond[place])
    }

    /// Whether every charge in `window` is still here to be counted.
    func remembers(_ window: Window) -> Bool { forgotten.map { $0 <= window.start } ?? true }

    private func book(_ place: Int, _ subject: Subject) -> Book {
        switch subject {
        case .all: totals[place]
        case .reserve: pools[place].reserve
        case .emergency: pools[place].emergency
        case .asset, .wallet, .payee, .newPayees, .payments:
            parts[place][subject] ?? made(subject, at: place)
        }
    }
}
