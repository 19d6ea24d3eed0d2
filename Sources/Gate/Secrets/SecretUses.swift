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
    /// nothing twice and forgets nothing that is still running.
    func window(of key: Key, at now: Moment, fresh: () -> Window) -> Window {
        guard let live = lines[key]?.window else { return fresh() }
        if now < live.end { return live }
        let next = fresh()
        return Window(start: max(next.start, live.end), end: next.end)
    }

    /// Whether an entry at `now` may have counted `key` over `window`: it contains it, and cuts none short.
    func mayCount(_ key: Key, over window: Window, at now: Moment) -> Bool {
        guard window.contains(now) else { return false }
        guard let live = lines[key]?.window else { return true }
        return now < live.end ? window == live : window.start >= live.end
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
