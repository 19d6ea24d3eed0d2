import Gate
import Ledger

/// One verification: a verifier, the key, what was signed and, where decisions are made again, who
/// does; where the log is exported, who writes it.
struct Audit {
    let key: VerifierKey
    private(set) var replayer: Replayer?
    private(set) var witnesses: Witnesses
    private var held: HeldNotes
    private(set) var exporter: Exporter?
    /// The newest checkpoint that the log was held to.
    private(set) var newest: (size: UInt64, note: String)?
    var progress = Progress()
    private var verifier = LogVerifier()

    /// Whether somebody asks more of entries than that they are whole.
    ///
    /// Kept, since to look at who does so copies them.
    let needsEntries: Bool
    /// The place of an entry that somebody wants to see.
    private let kept: UInt64?
    /// That entry, once it was verified.
    private(set) var keptLine: [UInt8]?

    init(
        key: VerifierKey, witnesses: Witnesses = .none, replayer: Replayer? = nil,
        exporter: Exporter? = nil, kept: UInt64? = nil
    ) {
        self.key = key
        self.witnesses = witnesses
        held = HeldNotes(trusting: key)
        self.replayer = replayer
        self.exporter = exporter
        needsEntries = replayer != nil || exporter != nil
        self.kept = kept
    }

    var size: UInt64 { verifier.size }

    /// The hand-overs of the log's key so far.
    var handovers: [KeyHandover] { verifier.handovers }

    /// Holds the log to the key that came with it: it must be one that the log has had.
    mutating func expect(key: String, from what: String) { held.hold(key: key, from: what) }

    /// Holds the log to a signed checkpoint, or to the one in a receipt.
    ///
    /// Whose signature it must have is known at the end, when the log has said which keys it has had.
    @discardableResult
    mutating func expect(_ text: String, from what: String) throws(AuditFailure) -> Checkpoint {
        let checkpoint: Checkpoint
        let encoded: String
        do throws(NoteError) {
            let isReceipt = text.hasPrefix("c2sp.org/tlog-proof@")
            let note = try SignedNote(isReceipt ? TLogProof(text).checkpoint : text)
            checkpoint = try held.hold(note, from: what)
            try witnesses.look(at: note, size: checkpoint.size)
            encoded = note.encoded
        } catch {
            throw .tampering(what: what, why: error.clause, seq: nil)
        }
        do throws(LogFinding) { try verifier.expect(checkpoint) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        if checkpoint.size >= newest?.size ?? 0 { newest = (checkpoint.size, encoded) }
        return checkpoint
    }

    /// Takes the next entry, which is verified first, then replayed, then written.
    mutating func add(_ line: [UInt8], from what: String) throws(AuditFailure) {
        try add(ReadLine(line, at: size, needsEntry: needsEntries), from: what)
    }

    /// Takes the next entry, whose form was checked already.
    mutating func add(_ line: ReadLine, from what: String) throws(AuditFailure) {
        do throws(LogFinding) { try verifier.add(line.checked.get()) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        progress.step(size, of: newest?.size ?? 0)
        if let kept, size == kept + 1, case .success(let checked) = line.checked {
            keptLine = checked.line
        }
        guard needsEntries else { return }
        let entry: ReadEntry
        do throws(EntryError) { entry = try line.read() } catch {
            throw .tampering(
                what: what, why: "entry \(size - 1) \(error.clause)", seq: size - 1)
        }
        try replayer?.add(entry, from: what)
        if case .success(let checked) = line.checked {
            try exporter?.add(entry.entry, checked, from: what)
        }
    }

    /// Waits for what is proven beside the reading: an entry that is found wrong there comes before all that is found
    /// behind it.
    mutating func finishProof() throws(AuditFailure) { try replayer?.finishProof() }

    func finish(_ what: String) throws(AuditFailure) -> LogReport {
        let report: LogReport
        do throws(LogFinding) { report = try verifier.finish() } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        try held.judge(verifier.handovers)
        if let missing = witnesses.missing {
            throw .tampering(
                what: missing.name, why: "cosigned none of the checkpoints that were given",
                seq: nil)
        }
        return report
    }

    /// Ends what is exported, after all of the log was verified.
    mutating func finishExport() throws(AuditFailure) -> [(String, UInt64)] {
        try exporter?.finish() ?? []
    }
}
