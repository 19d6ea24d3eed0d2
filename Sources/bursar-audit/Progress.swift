import Glibc

/// A line on the terminal that says how far a long reading is: shown after a second, five times a
/// second, and only where a person looks.
struct Progress {
    private static let wait = Duration.seconds(1)
    private static let interval = Duration.milliseconds(200)
    /// Entries between two looks at the clock.
    private static let stride: UInt64 = 64

    /// Characters of the bar.
    private static let width = 20

    private let isShown = isatty(STDERR_FILENO) == 1
    private var next = ContinuousClock.now + Progress.wait
    private var isOnScreen = false

    /// Says that `count` entries were read of the `expected` that a checkpoint signs.
    mutating func step(_ count: UInt64, of expected: UInt64) {
        guard isShown, count % Progress.stride == 0 else { return }
        let now = ContinuousClock.now
        guard now >= next else { return }
        next = now + Progress.interval
        Output.overwrite(Progress.line(count, of: expected))
        isOnScreen = true
    }

    /// `[#######-------------]  35 %  350000 of 1000000 entries`; the count alone where no end is known.
    static func line(_ count: UInt64, of expected: UInt64) -> String {
        guard expected > count else { return "\(count) entries" }
        let percent = count * 100 / expected
        let done = Int(percent) * width / 100
        let bar =
            String(repeating: "#", count: done) + String(repeating: "-", count: width - done)
        return "[\(bar)]  \(percent) %  \(count) of \(expected) entries"
    }

    /// Takes the line away, before anything else is said.
    mutating func clear() {
        if isOnScreen { Output.overwrite("") }
        isOnScreen = false
    }
}
