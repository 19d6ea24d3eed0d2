internal import Glibc

/// A wake-up from one thread to another, with a timeout that no one's clock can move.
///
/// A pipe and `poll`: the timed waits of semaphores and conditions follow the wall clock, which can
/// be set.
@safe
final class Wakeup: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    init() throws(LedgerError) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw .file(path: "a pipe", errno: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Wakes the other thread; posts that it has not seen yet count as one.
    func post() {
        var byte: UInt8 = 1
        // A full pipe is fine: whoever has not read yet will wake anyhow.
        _ = unsafe write(writeEnd, &byte, 1)
    }

    /// Waits for a post, or until the monotonic clock shows `deadline` nanoseconds.
    func wait(until deadline: Int64?) {
        var milliseconds: Int32 = -1
        if let deadline {
            milliseconds = Int32(clamping: max(0, deadline - Wakeup.now) / 1_000_000 + 1)
        }
        var entry = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&entry, 1, milliseconds) > 0 else { return }
        var drained: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        _ = unsafe read(readEnd, &drained, 32)
    }

    /// The monotonic clock, nanoseconds.
    static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
