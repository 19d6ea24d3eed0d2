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

    /// Who hears that the standing has changed.
    ///
    /// A class, since a closure kept in a Mutex is wrapped anew each time it is taken out.
    private final class Listener: Sendable {
        let hear: @Sendable () -> Void

        init(_ hear: @escaping @Sendable () -> Void) { self.hear = hear }
    }

    private struct Queue {
        var jobs: [Job] = []
        var isClosing = false
        var wantsBallast = false
    }

    private let queue = Mutex(Queue())
    private let wakeup: Wakeup
    private let store: Mutex<Store>
    private let anchor: Mutex<Anchor?> = Mutex(nil)
    private let anchorPath: String
    private let ballast: Ballast
    private let progress: Mutex<Durable>
    private let state: Mutex<WriterStanding>
    private let listener = Mutex<Listener?>(nil)

    init(
        store: consuming sending Store, anchorPath: String, ballast: Ballast, isLow: Bool,
        durable: Durable
    ) throws(LedgerError) {
        wakeup = try Wakeup()
        self.store = Mutex(store)
        self.anchorPath = anchorPath
        self.ballast = ballast
        state = Mutex(WriterStanding(isLow: isLow))
        progress = Mutex(durable)
    }

    var durable: Durable { progress.withLock { $0 } }
    var standing: WriterStanding { state.withLock { $0 } }

    func listen(_ hear: @escaping @Sendable () -> Void) {
        let next = Listener(hear)
        listener.withLock { $0 = next }
    }

    func enqueue(_ job: Job) {
        queue.withLock { $0.jobs.append(job) }
        wakeup.post()
    }

    /// Has the ballast made again, as soon as the disk has room for it.
    func restoreBallast() {
        queue.withLock { $0.wantsBallast = true }
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
            let (jobs, isClosing, wantsBallast) = queue.withLock { queue in
                defer { (queue.jobs, queue.wantsBallast) = ([], false) }
                return (queue.jobs, queue.isClosing, queue.wantsBallast)
            }
            if !jobs.isEmpty { serve(jobs) }
            flushAnchor(always: isClosing)
            if wantsBallast { makeBallast() }
            // Jobs that came after the close are taken in the same turn: enqueueing posts first.
            if isClosing, queue.withLock({ $0.jobs.isEmpty }) { break }
        }
        try? store.withLock { store throws(LedgerError) in try store.checkpoint() }
    }

    private func serve(_ jobs: [Job]) {
        var batches: [Batch] = []
        do throws(LedgerError) {
            if standing.failure != nil { throw .poisoned }
            for job in jobs { batches.append(try job.batch.get()) }
            let group = batches
            // Before the commit: what is committed must be under an anchor that can be raised.
            try anchor.withLock { anchor throws(LedgerError) in try anchor?.check() }
            try withBallast { () throws(LedgerError) in
                try store.withLock { store throws(LedgerError) in try store.commit(group) }
            }
            if let note = group.last(where: { $0.note != nil })?.note {
                try withBallast { () throws(LedgerError) in try raiseAnchor(to: note) }
            }
            advance(by: group)
        } catch {
            let reason = fail(error)
            for job in jobs { job.done(.failure(reason)) }
            return
        }
        for (job, batch) in zip(jobs, batches) {
            job.done(.success(Committed(first: batch.first, leaves: batch.leaves)))
        }
        tidy()
    }

    /// Runs a step; where the disk is full, once more with the room that the ballast had.
    ///
    /// What found no room was rolled back before anything of it counted, and the same batch is written again:
    /// whichever of the two a crash left, the log would be the same.
    private func withBallast(_ step: () throws(LedgerError) -> Void) throws(LedgerError) {
        do throws(LedgerError) { try step() } catch {
            guard error.isFull, giveBallast() else { throw error }
            try step()
        }
    }

    /// Gives the ballast's room back, for what must still be recorded; false where there was none.
    func giveBallast() -> Bool {
        guard ballast.release() else { return false }
        state.withLock { ($0.isLow, $0.hadBallast) = (true, true) }
        return true
    }

    /// Ends the writing, since what is on disk is unknown from here on.
    ///
    /// What only open files hold is saved first.
    private func fail(_ error: LedgerError) -> LedgerError {
        var reason = error
        if case .moved(let path, _) = error {
            let size = durable.size
            reason = .moved(path: path, rescued: store.withLock { $0.rescue(entries: size) })
        }
        let final = reason
        state.withLock { if $0.failure == nil { $0.failure = final } }
        return final
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
            _ = fail(error)
            anchor.withLock { $0 = nil }
            tell()
        }
    }

    /// Nobody waits for it, but its failure is as bad as a batch's: the database's pages are in doubt.
    private func tidy() {
        do throws(LedgerError) {
            try withBallast { () throws(LedgerError) in
                try store.withLock { store throws(LedgerError) in try store.tidy() }
            }
        } catch {
            // Without room the log of writes only stays long.
            if !error.isFull { _ = fail(error) }
            tell()
        }
    }

    private func makeBallast() {
        guard standing.isLow, ballast.hasRoom, (try? ballast.make()) != nil else { return }
        state.withLock { $0.isLow = false }
        tell()
    }

    private func tell() { listener.withLock { $0 }?.hear() }
}
