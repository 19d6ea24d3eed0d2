/// What the machine's clocks said: the wall clock, and the boot clock that no one can set.
public struct ClockReading: Hashable, Sendable {
    /// CLOCK_REALTIME.
    public let wall: Moment
    /// The kernel's random id of this boot.
    public let bootID: String
    /// CLOCK_BOOTTIME, nanoseconds since the boot, suspended time included.
    public let bootNanoseconds: Int64

    /// A reading taken at one instant.
    public init(wall: Moment, bootID: String, bootNanoseconds: Int64) {
        self.wall = wall
        self.bootID = bootID
        self.bootNanoseconds = bootNanoseconds
    }
}
