import Terms

/// The window that a line counts over, frozen with its bounds when it was first used.
///
/// Shared: it changes only when a window opens, and every decision looks at it.
final class LiveWindow: Hashable, Sendable {
    let window: Window
    let recurrence: Recurrence
    let zone: String
    let zoneVersion: String
    /// The limit when it was frozen.
    let amount: Money
    /// What was carried over from the window before it.
    let carried: Money

    init(
        window: Window, recurrence: Recurrence, zone: String, zoneVersion: String, amount: Money,
        carried: Money
    ) {
        self.window = window
        self.recurrence = recurrence
        self.zone = zone
        self.zoneVersion = zoneVersion
        self.amount = amount
        self.carried = carried
    }

    static func == (left: LiveWindow, right: LiveWindow) -> Bool {
        left === right
            || left.window == right.window && left.recurrence == right.recurrence
                && left.zone == right.zone && left.zoneVersion == right.zoneVersion
                && left.amount == right.amount && left.carried == right.carried
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(window)
        hasher.combine(amount)
        hasher.combine(carried)
    }
}

extension LiveWindow {
    /// The window a line counts over at `now`, given the one that is `live`.
    ///
    /// A live window keeps its bounds until its end. If policy has since changed the span or the zone, the
    /// old window still holds until then, widened by what the new one would count: the stricter of both.
    /// A rolling window is another at every instant.
    static func window(of line: LimitLine, at now: Moment, live: LiveWindow?) -> Window {
        let fresh = { line.zone.window(line.limit.per, containing: now) }
        guard let live, now < live.window.end else { return fresh() }
        guard live.isOf(line) else {
            return Window(start: min(live.window.start, fresh().start), end: live.window.end)
        }
        return line.limit.per.isRolling ? fresh() : live.window
    }

    /// Whether a decision at `now` may have counted `line` over `window`: it contains it, and a frozen
    /// window keeps its end and loses nothing at its start.
    static func mayCount(
        _ line: LimitLine, over window: Window, at now: Moment, live: LiveWindow?
    ) -> Bool {
        guard window.contains(now) else { return false }
        let isLive = live.map { now < $0.window.end } ?? false
        if line.limit.per.isRolling, !isLive || live?.isOf(line) == true {
            return window == line.zone.window(line.limit.per, containing: now)
        }
        guard let live, isLive else { return true }
        return window.end == live.window.end && window.start <= live.window.start
    }

    /// The window after a decision over `posting`'s.
    ///
    /// One that policy has changed keeps its old span and zone until its end, or the next decision would
    /// take it for a new one.
    static func frozen(
        _ line: LimitLine, _ posting: Posting, at time: Moment, after live: LiveWindow?
    ) -> LiveWindow {
        let held = live.flatMap { time < $0.window.end ? $0 : nil }
        if let held, held.window == posting.window, held.isOf(line),
            held.zoneVersion == line.zone.version
        {
            return held
        }
        let kept = held.flatMap { $0.isOf(line) ? nil : $0 }
        return LiveWindow(
            window: posting.window, recurrence: kept?.recurrence ?? line.limit.per,
            zone: kept?.zone ?? line.zone.identifier,
            zoneVersion: kept?.zoneVersion ?? line.zone.version,
            amount: held?.amount ?? line.limit.amount, carried: held?.carried ?? posting.carried)
    }

    /// Whether `now` lies in no frozen window of `line`, so that deciding would open one; what a rolling
    /// window forgets as time passes is opened anew at every instant.
    static func opens(_ line: LimitLine, at now: Moment, live: LiveWindow?) -> Bool {
        guard let live else { return true }
        return line.limit.per.isRolling || now >= live.window.end
    }

    /// Whether it was frozen under the span and the zone that the line has now; rolling ones ask no zone.
    func isOf(_ line: LimitLine) -> Bool {
        recurrence == line.limit.per
            && (recurrence.isRolling || zone == line.zone.identifier)
    }
}
