internal import Synchronization
internal import Terms

/// The one thread that writes: takes every batch that waits, commits them together, then says so.
///
/// While one transaction flushes, the loop decides the next; under load the groups grow by
/// themselves.
final class Writer: Sendable {
    typealias Done = @Sendable (Result<Committed, LedgerError>) -> Void

    /// A batch with the one who waits for it; a batch that can't be signed arrives as an error.
    struct Job: Sendable {
        let batch: Result<Batch, LedgerError>
        let done: Done
    }

    private struct Queue {
        var jobs: [Job] = []
        var isClosing = false
    }

    private let queue = Mutex(Queue())
    private let wakeup: Wakeup
    private let store: Mutex<Store>
    private let anchor: Mutex<Anchor?> = Mutex(nil)
    private let anchorPath: String
    private let progress: Mutex<Durable>
    /// What ended the writing; every later batch gets `poisoned`.
    private let failure = Mutex<LedgerError?>(nil)

    init(
        store: consuming sending Store, anchorPath: String, durable: Durable
    ) throws(LedgerError) {
        wakeup = try Wakeup()
        self.store = Mutex(store)
        self.anchorPath = anchorPath
        progress = Mutex(durable)
    }

    var durable: Durable { progress.withLock { $0 } }

    func enqueue(_ job: Job) {
        queue.withLock { $0.jobs.append(job) }
        wakeup.post()
    }

    func close() {
        queue.withLock { $0.isClosing = true }
        wakeup.post()
    }

    /// The thread's life; returns when closed and nothing waits.
    func run() {
        while true {
            wakeup.wait(until: flushDeadline)
            let (jobs, isClosing) = queue.withLock { queue in
                defer { queue.jobs = [] }
                return (queue.jobs, queue.isClosing)
            }
            if !jobs.isEmpty { serve(jobs) }
            flushAnchor(always: isClosing)
            // Jobs that came after the close are taken in the same turn: enqueueing posts first.
            if isClosing, queue.withLock({ $0.jobs.isEmpty }) { break }
        }
        try? store.withLock { store throws(LedgerError) in try store.checkpoint() }
    }

    private func serve(_ jobs: [Job]) {
        var batches: [Batch] = []
        do throws(LedgerError) {
            if failure.withLock({ $0 != nil }) { throw .poisoned }
            for job in jobs { batches.append(try job.batch.get()) }
            let group = batches
            try store.withLock { store throws(LedgerError) in try store.commit(group) }
            if let note = group.last(where: { $0.note != nil })?.note { try raiseAnchor(to: note) }
            advance(by: group)
        } catch {
            failure.withLock { if $0 == nil { $0 = error } }
            for job in jobs { job.done(.failure(error)) }
            return
        }
        for (job, batch) in zip(jobs, batches) {
            job.done(.success(Committed(first: batch.first, leaves: batch.leaves)))
        }
    }

    private func advance(by batches: [Batch]) {
        let note = batches.last { $0.note != nil }
        progress.withLock { durable in
            if let last = batches.last { durable.size = last.end }
            if let note {
                durable.note = note.note
                durable.noteSize = note.end
            }
        }
    }

    private func raiseAnchor(to note: String) throws(LedgerError) {
        let path = anchorPath
        try anchor.withLock { anchor throws(LedgerError) in
            if anchor == nil { anchor = try Anchor(path: path) }
            try anchor?.write(note)
        }
    }

    /// At most a second after the first unflushed write.
    private var flushDeadline: Int64? {
        anchor.withLock { $0?.dirtySince }.map { $0 + 1_000_000_000 }
    }

    private func flushAnchor(always: Bool) {
        do throws(LedgerError) {
            try anchor.withLock { anchor throws(LedgerError) in
                guard let since = anchor?.dirtySince else { return }
                guard always || Wakeup.now - since >= 1_000_000_000 else { return }
                try anchor?.flush()
            }
        } catch {
            // A flush that failed once is not retried: what the disk holds is unknown from here on.
            failure.withLock { if $0 == nil { $0 = error } }
            anchor.withLock { $0 = nil }
        }
    }
}
