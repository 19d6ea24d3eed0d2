import Terms

/// The charges of one scope by time, and the window that is frozen for it.
///
/// Committed money of a window is the sum of the charges whose time lies in it, whatever policy was in
/// force then: nothing that changes a window refills it.
struct Book: Hashable, Sendable {
    /// The window in use, frozen with its bounds when it was first used.
    struct Live: Hashable, Sendable {
        let window: Window
        let span: WindowSpan
        let zone: String
        let zoneVersion: String
    }

    private(set) var live: Live?
    /// Times of charges, strictly rising, with the running total after each.
    private var times: [Moment] = []
    private var totals: [Money] = []

    /// The window a limit counts over at `now`.
    ///
    /// A live window keeps its bounds until its end. If policy has since changed the span or the zone, the old
    /// window still holds until then, widened by what the new one would count: the stricter of both.
    func window(_ span: WindowSpan, zone: ZoneRules, at now: Moment) -> Window {
        guard let live, now < live.window.end else { return zone.window(span, containing: now) }
        if live.span == span, live.zone == zone.identifier { return live.window }
        let fresh = zone.window(span, containing: now)
        return Window(start: min(live.window.start, fresh.start), end: live.window.end)
    }

    /// Whether a decision at `now` may have counted over `window`: it contains it, and a frozen window keeps
    /// its end and loses nothing at its start.
    func mayCount(over window: Window, at now: Moment) -> Bool {
        guard window.contains(now) else { return false }
        guard let live, now < live.window.end else { return true }
        return window.end == live.window.end && window.start <= live.window.start
    }

    /// Whether `now` lies in no frozen window, so that deciding would open one.
    func opensWindow(at now: Moment) -> Bool {
        guard let live else { return true }
        return now >= live.window.end
    }

    /// The sum of the charges whose time lies in `window`.
    func committed(in window: Window) -> Money {
        total(before: window.end).subtracting(total(before: window.start))
    }

    /// Freezes `window` for the span and zone that chose it.
    mutating func freeze(_ window: Window, span: WindowSpan, zone: ZoneRules) {
        if let live, live.window == window, live.span == span, live.zone == zone.identifier {
            return
        }
        live = Live(
            window: window, span: span, zone: zone.identifier, zoneVersion: zone.version)
    }

    /// Posts a charge; throws where the sum of all charges ever would leave the range of money.
    mutating func post(_ charge: Money, at time: Moment) throws(EntryError) {
        guard let total = (totals.last ?? .zero).adding(charge) else {
            throw EntryError(clause: "brings the sum of all charges above \(Money.most.decimal)")
        }
        times.append(time)
        totals.append(total)
    }

    /// Whether one more `charge` still fits the range of money.
    func bears(_ charge: Money) -> Bool { (totals.last ?? .zero).adding(charge) != nil }

    private func total(before moment: Moment) -> Money {
        // Most charges lie in the current window: try the end before searching.
        if let last = times.last, last < moment { return totals.last ?? .zero }
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < moment { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? .zero : totals[low - 1]
    }
}
