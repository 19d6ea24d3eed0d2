import Glibc

/// A line on the terminal that says how far a long reading is: shown after a second, five times a
/// second, and only where a person looks.
struct Progress {
    private static let wait = Duration.seconds(1)
    private static let interval = Duration.milliseconds(200)
    /// Entries between two looks at the clock.
    private static let stride: UInt64 = 64

    private let isShown = isatty(STDERR_FILENO) == 1
    private var next = ContinuousClock.now + Progress.wait
    private var isOnScreen = false

    /// Says that `count` entries were read of the `expected` that a checkpoint signs.
    mutating func step(_ count: UInt64, of expected: UInt64) {
        guard isShown, count % Progress.stride == 0 else { return }
        let now = ContinuousClock.now
        guard now >= next else { return }
        next = now + Progress.interval
        let part = expected > count ? " of \(expected) (\(count * 100 / expected) %)" : ""
        Output.overwrite("\(count)\(part) entries")
        isOnScreen = true
    }

    /// Takes the line away, before anything else is said.
    mutating func clear() {
        if isOnScreen { Output.overwrite("") }
        isOnScreen = false
    }
}
