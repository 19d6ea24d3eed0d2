import Terms

@testable import Gate

/// A book with the one window that is frozen for it: the first line of a scope, by itself.
struct FrozenBook {
    private var book = Book()
    private var live: LiveWindow?

    private func line(_ span: WindowSpan, _ zone: ZoneRules) -> LimitLine {
        LimitLine(first: Limit(amount: .most, per: span), of: .vault, zone: zone)
    }

    func window(_ span: WindowSpan, zone: ZoneRules, at now: Moment) -> Window {
        LiveWindow.window(of: line(span, zone), at: now, live: live)
    }

    func mayCount(over window: Window, at now: Moment) -> Bool {
        LiveWindow.mayCount(line(.day, .utc), over: window, at: now, live: live)
    }

    func opensWindow(at now: Moment) -> Bool {
        LiveWindow.opens(line(.day, .utc), at: now, live: live)
    }

    mutating func freeze(_ window: Window, span: WindowSpan, zone: ZoneRules) {
        live = LiveWindow(
            window: window, recurrence: Recurrence(span), zone: zone.identifier,
            zoneVersion: zone.version, amount: .most, carried: .zero)
    }

    func committed(in window: Window) -> Money { book.committed(in: window) }

    mutating func post(_ charge: Money, at time: Moment) { book.post(charge, at: time) }

    func bears(_ amount: Money) -> Bool { book.bears(amount) }
}
