import Payment
import Synchronization

/// Threads that sign only when the test says so.
final class HandCrew: Sendable {
    private let waiting = Mutex<[@Sendable () -> Void]>([])

    var workers: Workers {
        Workers(count: 2, largestChunk: 1) { work in self.waiting.withLock { $0.append(work) } }
    }

    /// How many pieces of work nobody has done yet.
    var count: Int { waiting.withLock { $0.count } }

    /// Does all of it, as its threads would.
    func work() {
        let taken = waiting.withLock { queue in
            defer { queue = [] }
            return queue
        }
        for piece in taken { piece() }
    }
}
