import Glibc
import Terms

/// The machine's clocks, read for the journal.
struct SystemClock {
    /// The kernel's random id of this boot.
    let bootID: String

    /// Reads the boot id once; it cannot change while we run.
    init() { bootID = SystemClock.readBootID() }

    /// The wall clock and the boot clock, now.
    func read() -> ClockReading {
        ClockReading(
            wall: Moment(nanoseconds: SystemClock.nanoseconds(CLOCK_REALTIME)), bootID: bootID,
            bootNanoseconds: SystemClock.nanoseconds(CLOCK_BOOTTIME))
    }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * Moment.second + Int64(time.tv_nsec)
    }

    private static func readBootID() -> String {
        guard let bytes = SystemFile.read("/proc/sys/kernel/random/boot_id", upTo: 64) else {
            return "unknown"
        }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
