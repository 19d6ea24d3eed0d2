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
    /// The boot in which an older copy was put back, and how far ahead of its reference the clock then ran.
    private(set) var marked: Mark?

    /// A boot, and how far ahead of its reference the clock ran in it, nanoseconds.
    struct Mark: Hashable, Sendable {
        let bootID: String
        fileprivate(set) var lead: Int64

        init(bootID: String, lead: Int64) {
            self.bootID = bootID
            self.lead = lead
        }
    }

    /// Before the first entry.
    init() {}

    /// As it was, of a snapshot.
    init(
        last: Moment?, reference: ClockReading?, latest: ClockReading?, jumped: Bool, marked: Mark?
    ) {
        self.last = last
        self.reference = reference
        self.latest = latest
        self.jumped = jumped
        self.marked = marked
    }

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
    ///
    /// Answers how many nanoseconds it was set forward in this boot since ``mark()``. Of another boot nothing can
    /// be said: the machine may as well have been off.
    mutating func acknowledge(_ reading: ClockReading, at time: Moment) -> Int64 {
        let raised = raise(reading, to: time)
        let (moved, overflow) = lead(of: raised).subtractingReportingOverflow(marked?.lead ?? 0)
        let slow = marked?.bootID == raised.bootID ? (overflow ? .max : max(0, moved)) : 0
        if marked?.bootID == raised.bootID { marked?.lead = 0 } else { marked = nil }
        jumped = false
        reference = raised
        latest = reference
        return slow
    }

    /// Whether ledger time fell behind the boot clock in this boot, by more than ``tolerance``: a clock that is set
    /// right then runs ahead of it unseen.
    func isBehind(_ reading: ClockReading, at time: Moment) -> Bool {
        lead(of: raise(reading, to: time)) < -Timekeeper.tolerance
    }

    /// How much of ledger time no boot clock has seen go by since the last reading, nanoseconds; never below zero.
    ///
    /// A clock was set, or the machine was off: of another boot nothing is taken to have been seen, since a copy may
    /// have lain anywhere before it.
    func unseen(until reading: ClockReading, at time: Moment) -> Int64 {
        guard let latest else { return 0 }
        let (moved, overflow) = raise(reading, to: time).wall.nanoseconds
            .subtractingReportingOverflow(latest.wall.nanoseconds)
        guard !overflow else { return .max }
        guard latest.bootID == reading.bootID else { return max(0, moved) }
        let (seen, tooLong) = reading.bootNanoseconds.subtractingReportingOverflow(
            latest.bootNanoseconds)
        let (rise, tooFar) = moved.subtractingReportingOverflow(max(0, seen))
        return tooLong || tooFar ? .max : max(0, rise)
    }

    /// Remembers the clock as it was last seen: an older copy was put back.
    mutating func mark() { marked = latest.map { Mark(bootID: $0.bootID, lead: lead(of: $0)) } }

    /// How far ahead of the boot clock a reading is since the reference, nanoseconds.
    private func lead(of reading: ClockReading) -> Int64 {
        guard let reference, reference.bootID == reading.bootID else { return 0 }
        let moved = reading.wall.nanoseconds.subtractingReportingOverflow(
            reference.wall.nanoseconds)
        let elapsed = reading.bootNanoseconds.subtractingReportingOverflow(
            reference.bootNanoseconds)
        guard !moved.overflow, !elapsed.overflow else { return 0 }
        let lead = moved.partialValue.subtractingReportingOverflow(elapsed.partialValue)
        return lead.overflow ? 0 : lead.partialValue
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
