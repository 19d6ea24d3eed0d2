import Terms

/// Who proved a short while ago to be an admin, and until when that counts.
///
/// By the clock since boot, which nobody sets and which runs on while the machine sleeps. A session is not
/// drawn out by its use: what rides along unseen ends, too.
struct AdminSessions {
    /// How long one lasts, seconds.
    static let length: Int64 = 15 * 60

    private struct Session {
        let slot: SlotName
        let end: Moment
    }

    private var sessions: [SessionHolder: Session] = [:]

    /// Begins one, or begins it anew; those that are over are forgotten.
    mutating func begin(_ holder: SessionHolder, by slot: SlotName, at now: Moment) {
        sessions = sessions.filter { now < $0.value.end }
        sessions[holder] = Session(slot: slot, end: now.adding(seconds: AdminSessions.length))
    }

    /// How many whole seconds are left of a holder's, rounded up; nil where there is none.
    func secondsLeft(of holder: SessionHolder, at now: Moment) -> Int64? {
        guard holder.seat != nil, let end = sessions[holder]?.end, now < end else { return nil }
        return (end.nanoseconds - now.nanoseconds + Moment.second - 1) / Moment.second
    }

    /// Ends a holder's; false where there is none.
    mutating func end(_ holder: SessionHolder, at now: Moment) -> Bool {
        guard let session = sessions.removeValue(forKey: holder) else { return false }
        return now < session.end
    }

    /// Ends all, as sealing does.
    mutating func clear() { sessions = [:] }

    /// Ends those that were begun with a slot: whoever has what opened it is not to go on.
    mutating func end(of slot: SlotName) { sessions = sessions.filter { $0.value.slot != slot } }
}
