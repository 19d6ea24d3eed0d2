import Terms

extension Books {
    /// Lets go of all charges before `horizon` that nothing can change any more.
    ///
    /// - Parameters:
    ///   - open: when the signatures were made that may still land, and when their groups were charged.
    ///   - recent: before when it does not matter how often agents asked.
    mutating func forget(before horizon: Moment, but open: Set<Moment>, asked recent: Moment) {
        // What moved over the horizon is told apart from what was spent before it; and a payment's own overrun
        // looks back to when it was signed.
        let kept = open.union(totals[Books.vault].moved(over: horizon))
            .union(log.origins.filter { horizon <= $0.key }.values)
        log.forget(before: horizon, but: kept)
        for place in totals.indices {
            beyond[place] += totals[place].forget(before: horizon, but: kept)
            pools[place].reserve.forget(before: horizon, but: kept)
            pools[place].emergency.forget(before: horizon, but: kept)
            parts[place].forget(before: horizon, but: kept)
            windows[place].forget(before: horizon)
            decisions[place].forget(before: recent)
        }
        forgotten = horizon
    }
}
