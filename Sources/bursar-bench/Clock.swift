internal import Glibc

/// The clocks of a measurement, in nanoseconds.
enum Clock {
    /// Time that passes.
    static func now() -> UInt64 { read(CLOCK_MONOTONIC) }

    /// CPU time of this process.
    static func ownCPU() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
