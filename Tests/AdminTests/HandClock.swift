import Terms

/// A clock that only the test moves: 2026-11-23, a Monday, 12:00:00Z.
final class HandClock {
    /// How far it goes by itself whenever it is read, nanoseconds: a real one never says the same twice.
    var stride: Int64 = 0

    private(set) var reading = ClockReading(
        wall: Moment(seconds: 1_795_435_200), bootID: "boot-1",
        bootNanoseconds: 3_600 * Moment.second)

    /// What the machine reads.
    func read() -> ClockReading {
        defer {
            if stride > 0 {
                let wall = Moment(nanoseconds: reading.wall.nanoseconds + stride)
                reading = ClockReading(
                    wall: wall, bootID: reading.bootID,
                    bootNanoseconds: reading.bootNanoseconds + stride)
            }
        }
        return reading
    }

    /// Time goes by: both clocks move.
    func pass(seconds: Int64) { move(wall: seconds, boot: seconds) }

    /// Somebody sets the wall clock forward.
    func jump(seconds: Int64) { move(wall: seconds, boot: 0) }

    private func move(wall: Int64, boot: Int64) {
        reading = ClockReading(
            wall: reading.wall.adding(seconds: wall), bootID: reading.bootID,
            bootNanoseconds: reading.bootNanoseconds + boot * Moment.second)
    }
}
