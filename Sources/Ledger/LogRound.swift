internal import Glibc
import Synchronization

/// The whole log read once more, on a thread of its own while the vault works: each entry held to the tree, and
/// to whatever a reading knows of it.
///
/// It has a connection of its own, the lowest priority, and rests as long as it works.
public final class LogRound: Sendable {
    private struct State {
        var done: UInt64 = 0
        var findings: [String] = []
        var isOver = false
        var isStopped = false
    }

    private let state = Mutex(State())
    private let files: LedgerFiles
    private let tell: @Sendable () -> Void
    private let make: @Sendable (LedgerReader) -> any LogReading

    init(
        _ files: LedgerFiles, tell: @escaping @Sendable () -> Void,
        make: @escaping @Sendable (LedgerReader) -> any LogReading
    ) {
        self.files = files
        self.tell = tell
        self.make = make
    }

    func start() throws(LedgerError) {
        let thread = try WorkerThread("round of the log") { [self] in run() }
        thread.detach()
    }

    /// How many entries were read.
    public var done: UInt64 { state.withLock { $0.done } }

    /// Whether it has come to its end, or was stopped.
    public var isOver: Bool { state.withLock { $0.isOver || $0.isStopped } }

    /// Takes what was found since the last time.
    public func takeFindings() -> [String] {
        state.withLock { state in
            defer { state.findings = [] }
            return state.findings
        }
    }

    /// Ends it; what it would still find nobody hears.
    public func stop() {
        state.withLock {
            $0.isStopped = true
            $0.findings = []
        }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private func run() {
        // On Linux this is the thread's own; where it is refused the rests still make room.
        _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, 19)
        do throws(LedgerError) { try read() } catch {
            say(["the log can't be read: \(error.clause)"])
        }
        state.withLock { $0.isOver = true }
        tell()
    }

    private func read() throws(LedgerError) {
        let reader = try LedgerReader(files)
        var reading = make(reader)
        var scrub = LogScrub(reader)
        var said = 0
        while !isStopped {
            let start = Wakeup.now
            let page = try reader.entries(from: scrub.done, limit: Int(TilePlace.width))
            guard !page.isEmpty else { break }
            for entry in page {
                try reading.take(entry)
                try scrub.take(entry)
            }
            if let finding = scrub.takeFinding() { say([finding.clause]) }
            say(Array(reading.findings.dropFirst(said)))
            said = reading.findings.count
            state.withLock { $0.done = scrub.done }
            usleep(UInt32(clamping: (Wakeup.now - start) / 1_000))
        }
        guard !isStopped else { return }
        try reading.finish()
        say(Array(reading.findings.dropFirst(said)))
    }

    private func say(_ found: [String]) {
        guard !found.isEmpty else { return }
        state.withLock { if !$0.isStopped { $0.findings += found } }
        tell()
    }
}
