/// What the machine's clocks show.
struct ClockFace: Hashable, Sendable {
    /// The wall clock, nanoseconds since 1970.
    var wall: Int64
    /// The number of the boot.
    var boot: Int
    /// The boot clock, nanoseconds since the boot.
    var uptime: Int64
}
