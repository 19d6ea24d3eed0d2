import Terms

/// A clock that only the test moves: 2026-11-23, a Monday, 12:00:00Z.
final class HandClock {
    private(set) var reading = ClockReading(
        wall: Moment(seconds: 1_795_435_200), bootID: "boot-1",
        bootNanoseconds: 3_600 * Moment.second)

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
