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
        clock.mark()
        frozen.vault = true
        // What an admin gave leave for once may have been used: an admin gives it again.
        grants = [:]
        for id in pending.keys { pending[id]?.isApproved = false }
    }

    /// An admin vouches for the clock: had it been slow since the restore, the lost entries are of later times.
    mutating func acknowledgeClock(_ reading: ClockReading, at time: Moment) {
        let slow = clock.acknowledge(reading, at: time)
        guard let restored else { return }
        let (moved, overflow) = restored.nanoseconds.addingReportingOverflow(slow)
        self.restored = overflow ? time : min(Moment(nanoseconds: moved), max(time, restored))
    }

    /// Whether what was spent in `window` may be in entries that are lost.
    func isInDoubt(_ window: Window) -> Bool { restored.map { window.start <= $0 } ?? false }
}
