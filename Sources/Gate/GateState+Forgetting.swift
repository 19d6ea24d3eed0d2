import Terms

extension GateState {
    /// How far back anything looks that is decided, seconds: twice the longest window, since policy can have
    /// widened one by another, with two days for what zones do.
    static let memory: Int64 = 64 * 86_400
    /// How far back requests are counted, seconds: a day of the project's, and what zones do to it.
    static let requestMemory: Int64 = 3 * 86_400

    /// Lets go of what no later decision can look at, as of an entry at `time`.
    ///
    /// What stays: charges in any window there can be, those of signatures that may still land, how much was
    /// ever charged, and whom each scope ever paid. Only at an entry that says so: a log without one is decided
    /// again by all that is in it.
    mutating func forget(at time: Moment) {
        let horizon = time.adding(seconds: -GateState.memory)
        guard books.forgotten.map({ $0 < horizon }) ?? true else { return }
        var held = Set(open.map(\.time))
        held.formUnion(groups.notPlain.map(\.time))
        books.forget(
            before: horizon, but: held.filter { $0 < horizon },
            asked: time.adding(seconds: -GateState.requestMemory))
        past.forget(before: horizon)
        forgetRedeemed(at: time)
    }
}
