import JSON
import Terms

extension GateState {
    /// Begins another epoch: an older copy of the vault was put back, and an admin says so.
    ///
    /// What the lost entries spent nobody knows. So all is frozen, and every window that had begun counts as
    /// spent.
    mutating func foldEpoch(_ body: JSONObject, seq: UInt64, at time: Moment) throws(EntryError) {
        guard GateState.hasReason(body) else {
            throw EntryError(clause: "begins an epoch without a reason")
        }
        try putInForce(body, seq: seq)
        restored = time
        policyAtRestore = policy
        clock.mark()
        frozen.vault = true
        // What an admin gave leave for once may have been used: an admin gives it again.
        grants = [:]
        for id in pending.keys { pending[id]?.isApproved = false }
    }

    /// An admin vouches for the clock: had it been slow since the restore, the lost entries are of later times.
    mutating func acknowledgeClock(_ reading: ClockReading, at time: Moment) {
        postponeEnds(until: reading, at: time)
        let slow = clock.acknowledge(reading, at: time)
        guard let restored else { return }
        let (moved, overflow) = restored.nanoseconds.addingReportingOverflow(slow)
        self.restored = overflow ? time : min(Moment(nanoseconds: moved), max(time, restored))
    }

    /// Until when a scope above an agent stays shut because its windows were changed since the restore.
    ///
    /// The one that had begun then is no longer counted, and where the copy had not seen it open nobody knows
    /// its end: so it is waited for as long as such a window can last.
    func shutUntil(_ path: BudgetPath, at now: Moment) -> (scope: ScopeName, until: Moment)? {
        guard let restored, let before = policyAtRestore, let policy, before != policy else {
            return nil
        }
        for scope in [path.own, path.shared, .vault] {
            guard let old = ScopeTerms(scope, under: before) else { continue }
            let until = restored.adding(seconds: old.longest)
            if now <= until, old != ScopeTerms(scope, under: policy) { return (scope, until) }
        }
        return nil
    }

    /// Whether what was spent in `window` may be in entries that are lost.
    func isInDoubt(_ window: Window) -> Bool { restored.map { window.start <= $0 } ?? false }

    /// Until when no secret with a bound is shown in a project's day, since the lost entries may have shown it.
    ///
    /// Where the project's zone was changed since, the day that had begun has other ends than `window`'s: it
    /// is waited for as long as one can last.
    func secretsShutUntil(_ path: BudgetPath, _ window: Window, at now: Moment) -> Moment? {
        if isInDoubt(window) { return window.end }
        guard let restored,
            policyAtRestore?.projects[path.projectName]?.zone != path.project.zone
        else { return nil }
        let until = restored.adding(seconds: Recurrence(.day).longest)
        return now <= until ? until : nil
    }
}
