internal import JSON
internal import Terms

/// Reads a log entry by entry, in constant memory, and stops at the first that is wrong.
///
/// Pure over lines: where they come from and who checked the checkpoints' signatures is the
/// caller's affair.
public struct LogVerifier: Sendable {
    private var frontier = MerkleFrontier()
    private var firstTime: Moment?
    private var lastTime: Moment?
    /// Signed checkpoints ahead, in order of size.
    private var ahead: [Checkpoint] = []
    private var signedSize: UInt64 = 0
    /// The hand-overs of the log's key so far, each signed by both keys; each begins where the last
    /// one ended.
    public private(set) var handovers: [KeyHandover] = []

    /// Starts before the first entry.
    public init() {}

    /// How many entries were read.
    public var size: UInt64 { frontier.size }

    /// Holds the log to a checkpoint whose signature was verified; any number, in any order.
    ///
    /// Throws when it is smaller than what was read already.
    public mutating func expect(_ checkpoint: Checkpoint) throws(LogFinding) {
        guard checkpoint.size >= size else {
            throw .wentBack(size: checkpoint.size, seen: size)
        }
        let place = ahead.firstIndex { $0.size > checkpoint.size } ?? ahead.count
        ahead.insert(checkpoint, at: place)
        try compareRoot()
    }

    /// Reads the next entry: its exact bytes, without the line's end.
    public mutating func add(_ entry: [UInt8]) throws(LogFinding) {
        try add(CheckedEntry(entry, at: size))
    }

    /// Takes the next entry, whose form was checked as of this very place.
    public mutating func add(_ entry: CheckedEntry) throws(LogFinding) {
        let seq = size
        guard entry.seq == seq else { throw .wrongPlace(seq: seq, found: entry.seq) }
        if let lastTime, entry.time <= lastTime { throw .timeNotRising(seq: seq) }
        if let wrongSum = entry.wrongSum { throw wrongSum }
        firstTime = firstTime ?? entry.time
        lastTime = entry.time
        if entry.kind == "key.rotated" || entry.kind == "epoch.begun" {
            try follow(.object(entry.members), seq: seq)
        }
        frontier.append(leaf: entry.leaf)
        try compareRoot()
    }

    /// Ends the log; throws when a checkpoint reaches beyond it.
    public func finish() throws(LogFinding) -> LogReport {
        if let missed = ahead.first {
            throw lost(missed) ?? .cut(size: size, signed: missed.size)
        }
        let times = firstTime.flatMap { first in lastTime.map { first...$0 } }
        return LogReport(
            size: size, signedSize: signedSize, root: frontier.root, times: times)
    }

    private mutating func follow(_ json: JSON, seq: UInt64) throws(LogFinding) {
        let found = try KeyHandover(json, at: seq, root: frontier.root)
        guard let found else { return }
        guard handovers.last.map({ $0.next == found.previous }) ?? true else {
            throw .wrongHandover(seq: seq, clause: "hands over from a key that is not in force")
        }
        handovers.append(found)
    }

    /// What was signed in an epoch that ended before: an admin said so, and it is a loss all the same.
    private func lost(_ signed: Checkpoint) -> LogFinding? {
        handovers.first {
            $0.beginsEpoch && $0.seq < signed.size
                && $0.previous.name.utf8.elementsEqual(signed.origin.utf8)
        }.map { .lost(seq: $0.seq, signed: signed.size) }
    }

    private mutating func compareRoot() throws(LogFinding) {
        while let next = ahead.first, next.size == size {
            guard next.root == frontier.root else {
                throw lost(next)
                    ?? .rootDiffers(size: size, found: frontier.root, good: signedSize)
            }
            signedSize = size
            ahead.removeFirst()
        }
    }
}
