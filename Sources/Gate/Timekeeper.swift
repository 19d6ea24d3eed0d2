import Terms

/// Ledger time, and the watch on jumps of the wall clock.
///
/// Ledger time is max(wall clock, last + 1 ns). Where it runs ahead of the boot clock by more than
/// ``tolerance``, or over a reboot by more than the new boot clock explains, that is a jump: until an
/// admin acknowledges it no window opens, so setting the clock to tomorrow refills nothing. Ledger time
/// and not the wall clock is what is watched: a clock that was set forward and back leaves it ahead.
struct Timekeeper: Hashable, Sendable {
    /// How far the wall clock may run ahead of the boot clock, nanoseconds (five minutes).
    static let tolerance: Int64 = 300 * Moment.second

    /// The time of the last entry.
    private(set) var last: Moment?
    /// What the boot clock is compared with: the first reading of this boot, or the last acknowledged, its
    /// wall clock raised to ledger time.
    private(set) var reference: ClockReading?
    /// The last reading seen, raised likewise, for the gap over a reboot.
    private(set) var latest: ClockReading?
    /// Whether a jump waits for an admin.
    private(set) var jumped = false

    /// The ledger time of an entry made at `reading`.
    func time(at reading: ClockReading) -> Moment {
        guard let last else { return reading.wall }
        return max(reading.wall, Moment(nanoseconds: last.nanoseconds + 1))
    }

    /// Whether `reading` would be taken for a jump, or an earlier one still waits.
    func isSuspect(_ reading: ClockReading) -> Bool {
        jumped || isJump(raise(reading, to: time(at: reading)))
    }

    /// Takes note of an entry's time.
    mutating func advance(to time: Moment) { last = time }

    /// Takes note of a reading that an entry of ledger time `time` carries.
    mutating func observe(_ reading: ClockReading, at time: Moment) {
        let raised = raise(reading, to: time)
        if isJump(raised) { jumped = true }
        if reference?.bootID != raised.bootID { reference = raised }
        latest = raised
    }

    /// An admin vouches for the clock as it stands, at ledger time `time`.
    mutating func acknowledge(_ reading: ClockReading, at time: Moment) {
        jumped = false
        reference = raise(reading, to: time)
        latest = reference
    }

    private func raise(_ reading: ClockReading, to time: Moment) -> ClockReading {
        ClockReading(
            wall: max(reading.wall, time), bootID: reading.bootID,
            bootNanoseconds: reading.bootNanoseconds)
    }

    private func isJump(_ reading: ClockReading) -> Bool {
        if let reference, reference.bootID == reading.bootID {
            // Against the first reading, not the last: many small steps add up too.
            let (elapsed, overflow) = reading.bootNanoseconds.subtractingReportingOverflow(
                reference.bootNanoseconds)
            return overflow || ahead(of: reference, by: elapsed, reading)
        }
        guard let latest else { return false }
        return ahead(of: latest, by: reading.bootNanoseconds, reading)
    }

    private func ahead(of old: ClockReading, by elapsed: Int64, _ new: ClockReading) -> Bool {
        let (moved, overflow) = new.wall.nanoseconds.subtractingReportingOverflow(
            old.wall.nanoseconds)
        let (excess, overflowToo) = moved.subtractingReportingOverflow(elapsed)
        return overflow || overflowToo || excess > Timekeeper.tolerance
    }
}
