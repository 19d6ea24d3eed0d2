import Gate
import JSON
import Ledger
import Terms

/// Folds a log's entries into a gate of its own and keeps count of what it found.
///
/// Holds the gate's state, a hash of each key and no entry: memory grows with payments, agents and budgets, and
/// not with the bytes of the log.
struct Replayer {
    /// The largest state that is proven beside the reading: twice a larger one would be more memory than time is worth.
    private static let mostBeside = 300_000

    private var gate = Gate()
    private var gist = LogGist()
    private var keys = DecidedKeys()
    private(set) var report = ReplayReport()
    /// The last snapshot, as long as it is not proven: one at a time, since each holds a state.
    private var proof: ProofUnderWay?

    /// Replays the next entry, whose bytes were verified before.
    mutating func add(_ read: ReadEntry, from what: String) throws(AuditFailure) {
        let seq = gate.state.nextSeq
        let entry = read.entry
        try checkVersion(of: entry, from: what)
        try checkGist(of: entry, from: what)
        let misused = keys.take(entry, after: gist)
        gist.take(entry)
        gist.letChunksGo()
        let audited: AuditedEntry
        var snapshot: SnapshotProof?
        do throws(EntryError) { audited = try gate.audit(read) { snapshot = $0 } } catch {
            throw .tampering(what: what, why: "entry \(seq) \(error.clause)", seq: seq)
        }
        if let snapshot {
            try finishProof()
            try prove(snapshot, at: seq, from: what)
        }
        if let misused {
            throw .tampering(what: what, why: "entry \(seq) \(misused)", seq: seq)
        }
        for window in audited.counted {
            guard let clause = window.fault(isSigned: audited.outcome == .signed) else { continue }
            throw .tampering(what: what, why: "entry \(seq) \(clause)", seq: seq)
        }
        report.add(audited, seq: seq)
    }

    private mutating func prove(
        _ snapshot: SnapshotProof, at seq: UInt64, from what: String
    ) throws(AuditFailure) {
        guard snapshot.size > Replayer.mostBeside else {
            proof = try ProofUnderWay(snapshot, at: seq, from: what)
            return
        }
        do throws(EntryError) { try snapshot.check() } catch {
            throw .tampering(what: what, why: "entry \(seq) \(error.clause)", seq: seq)
        }
    }

    /// Waits for the snapshot that is being proven; to be called before anything is said of the entries behind it.
    ///
    /// - Throws: ``AuditFailure`` where it names another state than the entries before it give.
    mutating func finishProof() throws(AuditFailure) {
        guard let proof else { return }
        self.proof = nil
        try proof.finish()
    }

    /// A snapshot's other half: keys that are bound, rows that are pinned, blobs that are named.
    private func checkGist(of entry: Entry, from what: String) throws(AuditFailure) {
        guard entry.kind == "state.snapshotted",
            entry.body["gist"] != .string(gist.digest(through: entry.seq).hex)
        else { return }
        throw .tampering(
            what: what,
            why: "entry \(entry.seq) names a snapshot whose keys, pins and blobs are not those of "
                + "the entries before it", seq: entry.seq)
    }

    /// A log of a later release is for a later auditor, and no tampering.
    private func checkVersion(of entry: Entry, from what: String) throws(AuditFailure) {
        guard case .integer(let version)? = entry.body["gate"], version > Gate.rulesVersion else {
            return
        }
        throw .failed(
            what: what,
            why: "entry \(entry.seq) is by version \(version) of the rules, and "
                + "\(Gate.rulesVersion) is the last that is known here",
            hint: "replay it with the bursar-audit of the release that wrote it")
    }
}
