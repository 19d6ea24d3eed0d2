import Ledger
import Synchronization

/// The lines of a log, checked on all cores and given in order.
///
/// Checking the form of an entry takes longer than reading it, and no entry waits for another. So each
/// worker takes a stretch of lines, checks it, and lays it down; whoever asks for lines gets the stretches in
/// their order. A few are under way at once, so memory stays bounded however long the log is.
final class CheckedLines: Sendable {
    /// Some lines that follow each other, each with its page.
    private struct Stretch {
        var lines: [(line: ReadLine, page: String)] = []
        /// Why there are no more lines behind these; nil where there may be.
        var end: End?
    }

    private enum End {
        case log
        case failure(AuditFailure)
    }

    private struct Source: ~Copyable {
        var lines: LogLines
        var seq: UInt64 = 0
        var next = 0
        var isOver = false
    }

    /// Lines a stretch, and the most stretches under way.
    private static let length = 32
    private static let underWay = 8

    private let source: Mutex<Source>
    private let done = Mutex<[Int: Stretch]>([:])
    /// What was taken: letting go of it is work, too, and whoever takes lines has enough of that.
    private let spent = Mutex<[Stretch]>([])
    private let permits: Relay
    private let arrivals: Relay
    private let needsEntries: Bool

    /// Begins to read; `workers` threads check.
    init(
        _ lines: consuming sending LogLines, needsEntries: Bool, workers: Int
    ) throws(AuditFailure) {
        permits = try Relay(CheckedLines.underWay)
        arrivals = try Relay(0)
        source = Mutex(Source(lines: lines))
        self.needsEntries = needsEntries
        for _ in 0..<max(1, workers) { try start() }
    }

    /// Gives every line in its order, with the page that it is on, and returns at the end of the log.
    func forEach(
        _ take: (ReadLine, String) throws(AuditFailure) -> Void
    ) throws(AuditFailure) {
        // Whoever leaves early lets the workers go, too.
        defer { stop() }
        var next = 0
        while true {
            let stretch = stretch(next)
            next += 1
            for (line, page) in stretch.lines { try take(line, page) }
            switch stretch.end {
            case .log: return
            case .failure(let failure): throw failure
            case nil:
                spent.withLock { [stretch] in $0.append(stretch) }
                permits.give()
            }
        }
    }

    private func start() throws(AuditFailure) {
        do throws(LedgerError) {
            try WorkerThread("a thread") { [self] in work() }.detach()
        } catch {
            throw .failed(
                what: "a thread", why: "can't be started: \(error.clause)",
                hint: "are there too many processes?")
        }
    }

    private func stop() {
        source.withLock { $0.isOver = true }
        permits.give()
    }

    private func stretch(_ number: Int) -> Stretch {
        while true {
            if let stretch = done.withLock({ $0.removeValue(forKey: number) }) { return stretch }
            arrivals.take()
        }
    }

    /// What each worker does until the log is over.
    private func work() {
        while true {
            permits.take()
            // The last copy of it, let go outside the lock.
            _ = spent.withLock { $0.popLast() }
            guard let (number, first, lines, end) = fetch() else {
                // So that the others learn it, too.
                permits.give()
                return
            }
            var stretch = Stretch(end: end)
            stretch.lines.reserveCapacity(lines.count)
            for (index, (bytes, page)) in lines.enumerated() {
                let line = ReadLine(bytes, at: first + UInt64(index), needsEntry: needsEntries)
                stretch.lines.append((line, page))
            }
            done.withLock { [stretch] in $0[number] = stretch }
            arrivals.give()
        }
    }

    /// The next lines and their place; nil once the log is over.
    private func fetch() -> (Int, UInt64, [([UInt8], String)], End?)? {
        source.withLock { source in
            guard !source.isOver else { return nil }
            var lines: [([UInt8], String)] = []
            var end: End?
            do throws(AuditFailure) {
                while lines.count < CheckedLines.length {
                    guard let line = try source.lines.next() else {
                        end = .log
                        break
                    }
                    lines.append((line, source.lines.page))
                }
            } catch { end = .failure(error) }
            source.isOver = end != nil
            defer {
                source.next += 1
                source.seq += UInt64(lines.count)
            }
            return (source.next, source.seq, lines, end)
        }
    }
}
