import Terms

/// The window that a line counts over, frozen with its bounds when it was first used.
struct LiveWindow: Hashable, Sendable {
    let window: Window
    let recurrence: Recurrence
    let zone: String
    let zoneVersion: String
    /// The limit when it was frozen.
    let amount: Money
    /// What was carried over from the window before it.
    let carried: Money
}

extension LiveWindow {
    /// The window a line counts over at `now`, given the one that is `live`.
    ///
    /// A live window keeps its bounds until its end. If policy has since changed the span or the zone, the
    /// old window still holds until then, widened by what the new one would count: the stricter of both.
    /// A rolling window is another at every instant.
    static func window(of line: LimitLine, at now: Moment, live: LiveWindow?) -> Window {
        let recurrence = line.limit.per
        guard let live, now < live.window.end else {
            return line.zone.window(recurrence, containing: now)
        }
        if live.recurrence == recurrence, live.zone == line.zone.identifier {
            return recurrence.isRolling
                ? line.zone.window(recurrence, containing: now) : live.window
        }
        let fresh = line.zone.window(recurrence, containing: now)
        return Window(start: min(live.window.start, fresh.start), end: live.window.end)
    }

    /// Whether a decision at `now` may have counted `line` over `window`: it contains it, and a frozen
    /// window keeps its end and loses nothing at its start.
    static func mayCount(
        _ line: LimitLine, over window: Window, at now: Moment, live: LiveWindow?
    ) -> Bool {
        guard window.contains(now) else { return false }
        if line.limit.per.isRolling, live?.recurrence == line.limit.per || live == nil {
            return window == line.zone.window(line.limit.per, containing: now)
        }
        guard let live, now < live.window.end else { return true }
        return window.end == live.window.end && window.start <= live.window.start
    }

    /// Whether `now` lies in no frozen window of `line`, so that deciding would open one; what a rolling
    /// window forgets as time passes is opened anew at every instant.
    static func opens(_ line: LimitLine, at now: Moment, live: LiveWindow?) -> Bool {
        guard let live else { return true }
        return line.limit.per.isRolling || now >= live.window.end
    }
}
