import Terms

/// How long who tries secrets at an open vault has to wait after some that were wrong.
///
/// Three mistakes are a person's; from the third on each doubles the wait, up to a minute. One wait for all: a
/// process that makes itself a new seat for each guess gains nothing by it.
struct ProofDelay {
    /// How many may fail in a row before anybody waits.
    static let free = 3
    /// The longest wait, seconds.
    static let longest: Int64 = 60

    private(set) var failures = 0
    private var until: Moment?

    /// Hears of a secret that opened nothing.
    mutating func failed(at now: Moment) {
        failures += 1
        guard failures >= ProofDelay.free else { return }
        let doublings = min(failures - ProofDelay.free, 6)
        until = now.adding(seconds: min(ProofDelay.longest, 1 << Int64(doublings)))
    }

    /// Hears of one that opened a slot.
    mutating func succeeded() { self = ProofDelay() }

    /// How many whole seconds the next has to wait, rounded up; nil where it may be tried.
    func seconds(at now: Moment) -> Int64? {
        guard let until, now < until else { return nil }
        return (until.nanoseconds - now.nanoseconds + Moment.second - 1) / Moment.second
    }
}
