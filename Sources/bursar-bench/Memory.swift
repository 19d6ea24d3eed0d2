internal import Glibc

/// What this process takes of the machine.
enum Memory {
    /// The most memory that it has had at once, KiB.
    static func peak() throws(BenchError) -> UInt64 {
        var usage = rusage()
        guard unsafe getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0 else {
            throw .failed("getrusage", "")
        }
        return UInt64(max(0, usage.ru_maxrss))
    }

    /// How many bytes it has written to files so far.
    static func written() throws(BenchError) -> UInt64 {
        UInt64(try TemporaryPlace.written())
    }
}
