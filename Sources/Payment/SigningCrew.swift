import Chains
import Synchronization

/// Fans signing out over threads; what is alone is signed where it stands.
///
/// Signing is most of a payment's work, and a wake-up of another core costs more than half of it: so one
/// payment of few signatures is signed on the loop, and anything else goes to the crew in chunks.
final class SigningCrew {
    /// What one job came to.
    struct Done: Sendable {
        let ticket: UInt64
        let transaction: SignedTransaction?
    }

    private final class Inbox: Sendable {
        let done = Mutex<[Done]>([])
    }

    /// The most signatures of a payment that is signed where it stands: a Bitcoin payment can ask for a hundred,
    /// about 140 µs each.
    private static let mostInPlace = 4

    private let room: SigningRoom
    private let workers: Workers
    private let inbox = Inbox()
    private let wake: @Sendable () -> Void

    init(room: SigningRoom, workers: Workers, wake: @escaping @Sendable () -> Void) {
        self.room = room
        self.workers = workers
        self.wake = wake
    }

    /// Signs `jobs`; results come back from ``collect()`` after a wake, or at once for a single job.
    func sign(_ jobs: [(ticket: UInt64, job: SigningJob)]) -> [Done] {
        if jobs.count == 1, let only = jobs.first, only.job.signatures <= SigningCrew.mostInPlace {
            return [Done(ticket: only.ticket, transaction: only.job.run(in: room))]
        }
        let size = min(workers.largestChunk, max(1, jobs.count / workers.count))
        for start in stride(from: 0, to: jobs.count, by: size) {
            let chunk = Array(jobs[start..<min(start + size, jobs.count)])
            let (room, inbox, wake) = (room, inbox, wake)
            workers.run {
                let done = chunk.map { Done(ticket: $0.ticket, transaction: $0.job.run(in: room)) }
                inbox.done.withLock { $0.append(contentsOf: done) }
                wake()
            }
        }
        return []
    }

    /// Takes what the crew has finished.
    func collect() -> [Done] {
        inbox.done.withLock { queue in
            defer { queue = [] }
            return queue
        }
    }
}
