/// The machine's clocks, which pass, jump and start anew.
struct Clocks {
    /// What they show; the boot has lasted an hour when the story begins.
    private(set) var face = ClockFace(
        wall: Cast.beginning + Cast.billion, boot: 1, uptime: 3_600 * Cast.billion)

    /// Honest time goes by, nanoseconds.
    mutating func pass(_ nanoseconds: Int64) {
        face.wall += nanoseconds
        face.uptime += nanoseconds
    }

    /// Somebody sets the wall clock, by nanoseconds forward or back.
    mutating func set(by nanoseconds: Int64) { face.wall += nanoseconds }

    /// The machine is off for a while and starts again, both nanoseconds.
    mutating func reboot(after off: Int64, up: Int64) {
        face.boot += 1
        face.wall += off + up
        face.uptime = up
    }
}
