import Terms

@testable import Gate

/// A book as a list: what it has, it adds up again each time.
struct BookModel {
    var charges: [(time: Moment, amount: Money)] = []
    private var window: Window?
    private var span = WindowSpan.day
    private var zone = ""

    /// The window in use at `now`, after the manual's words.
    func counted(_ span: WindowSpan, _ zone: ZoneRules, _ now: Moment) -> Window {
        let fresh = zone.window(span, containing: now)
        guard let window, window.contains(now) else { return fresh }
        if self.span == span, self.zone == zone.identifier { return window }
        return Window(start: min(window.start, fresh.start), end: window.end)
    }

    mutating func freeze(_ window: Window, _ span: WindowSpan, _ zone: ZoneRules) {
        self.window = window
        self.span = span
        self.zone = zone.identifier
    }

    func committed(in window: Window) -> Int64 {
        charges.filter { window.contains($0.time) }.reduce(0) { $0 + $1.amount.nanos }
    }
}
