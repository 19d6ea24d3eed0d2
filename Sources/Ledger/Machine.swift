public import Terms

/// What the journal needs of the machine, handed in so that it can be simulated.
public struct Machine {
    /// Reads the wall clock and the boot clock.
    public let clock: () -> ClockReading
    /// Makes so many random bytes for ids and blinds.
    public let randomness: (Int) -> [UInt8]
    /// Looks up a time zone's rules.
    public let zones: (String) -> ZoneRules?
    /// The daemon's own uid.
    public let uid: UInt32
    /// Wakes the loop from another thread, so that it collects what has landed.
    public let wake: @Sendable () -> Void

    /// Ends the process after a failed commit: what is on disk is unknown until it is opened again.
    public let fail: (LedgerError) -> Void

    /// Gathers the parts.
    public init(
        clock: @escaping () -> ClockReading, randomness: @escaping (Int) -> [UInt8],
        zones: @escaping (String) -> ZoneRules?, uid: UInt32, wake: @escaping @Sendable () -> Void,
        fail: @escaping (LedgerError) -> Void
    ) {
        self.clock = clock
        self.randomness = randomness
        self.zones = zones
        self.uid = uid
        self.wake = wake
        self.fail = fail
    }
}
