import Terms

/// How often each agent was shown each secret in the window that counts: a value of its own, so that a
/// snapshot of the state takes it whole.
struct SecretUses: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let agent: AgentName
        let secret: Digest32
    }

    struct Line: Hashable, Sendable {
        let window: Window
        let count: UInt64
    }

    var lines: [Key: Line] = [:]

    /// The window that `key` counts over at `now`: the one in use until its end, else a new one.
    ///
    /// A new one begins no earlier than the last ended, so that a policy which moves the day counts
    /// nothing twice and forgets nothing that is still running. What such a move leaves of a day is no window of its
    /// own, and is counted with the day after: an auditor could not tell it from one that was cut short.
    ///
    /// - Parameter day: the day that contains a moment, by the calendar of today's policy.
    func window(of key: Key, at now: Moment, day: (Moment) -> Window) -> Window {
        let today = day(now)
        guard let live = lines[key]?.window else { return today }
        if now < live.end { return live }
        let rest = Window(start: max(today.start, live.end), end: today.end)
        guard today.start < live.end, SecretUses.isShort(rest) else { return rest }
        return Window(start: rest.start, end: day(today.end).end)
    }

    /// Whether an entry at `now` may have counted `key` over `window`: it contains it, and cuts none short.
    ///
    /// An auditor has no calendar, so that the bounds of a window are the word of the entry that opens it: but no day
    /// is ever shorter than ``WindowSpan/least``.
    func mayCount(_ key: Key, over window: Window, at now: Moment) -> Bool {
        guard window.contains(now) else { return false }
        if let live = lines[key]?.window {
            if now < live.end { return window == live }
            guard window.start >= live.end else { return false }
        }
        return !SecretUses.isShort(window)
    }

    private static func isShort(_ window: Window) -> Bool {
        guard let least = WindowSpan.day.least else { return false }
        return window.end < window.start.adding(seconds: least)
    }

    /// Whether counting at `now` opens a window.
    func opens(_ key: Key, at now: Moment) -> Bool {
        lines[key].map { now >= $0.window.end } ?? true
    }

    /// How often it was shown in `window`.
    func count(of key: Key, in window: Window) -> UInt64 {
        guard let line = lines[key], line.window == window else { return 0 }
        return line.count
    }

    /// Counts once more.
    mutating func add(_ key: Key, over window: Window) {
        lines[key] = Line(window: window, count: count(of: key, in: window) + 1)
    }
}
