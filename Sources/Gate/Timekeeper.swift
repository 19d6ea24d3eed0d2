import Terms

/// Ledger time, and the watch on jumps of the wall clock.
///
/// Ledger time is max(wall clock, last + 1 ns). Ledger time that runs ahead of the boot clock by more than
/// ``tolerance``, or a gap over a reboot that the new boot clock does not explain, is a jump: until an
/// admin acknowledges it no window opens, so setting the clock to tomorrow refills nothing.
struct Timekeeper: Hashable, Sendable {
    /// How far the wall clock may run ahead of the boot clock, nanoseconds (five minutes).
    static let tolerance: Int64 = 300 * Moment.second

    /// The time of the last entry.
    private(set) var last: Moment?
    /// The reading that the boot clock is compared with: the first of this boot, or the last acknowledged.
    private(set) var reference: ClockReading?
    /// The last reading seen, for the gap over a reboot.
    private(set) var latest: ClockReading?
    /// Whether a jump waits for an admin.
    private(set) var jumped = false

    /// The ledger time of an entry made at `reading`.
    func time(at reading: ClockReading) -> Moment {
        guard let last else { return reading.wall }
        return max(reading.wall, Moment(nanoseconds: last.nanoseconds + 1))
    }

    /// Whether `reading` would be taken for a jump, or an earlier one still waits.
    func isSuspect(_ reading: ClockReading) -> Bool { jumped || isJump(reading) }

    /// Takes note of an entry's time.
    mutating func advance(to time: Moment) { last = time }

    /// Takes note of a reading that an entry carries.
    mutating func observe(_ reading: ClockReading) {
        if isJump(reading) { jumped = true }
        let reading = asLedger(reading)
        if reference?.bootID != reading.bootID { reference = reading }
        latest = reading
    }

    /// An admin vouches for the clock as it stands, and for the ledger time it has led to.
    mutating func acknowledge(_ reading: ClockReading) {
        jumped = false
        reference = asLedger(reading)
        latest = reference
    }

    /// The reading with ledger time for its wall clock, since ledger time is what windows are counted in.
    ///
    /// A wall clock that ran ahead while an entry without reading was made, and was then set back, leaves
    /// ledger time ahead: the wall clock alone would look innocent.
    private func asLedger(_ reading: ClockReading) -> ClockReading {
        ClockReading(
            wall: max(reading.wall, last ?? reading.wall), bootID: reading.bootID,
            bootNanoseconds: reading.bootNanoseconds)
    }

    private func isJump(_ reading: ClockReading) -> Bool {
        let reading = asLedger(reading)
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
