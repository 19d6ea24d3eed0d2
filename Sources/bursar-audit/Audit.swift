import Ledger

/// One verification: a verifier, the key, what was signed and, where decisions are made again, who
/// does; where the log is exported, who writes it.
struct Audit {
    let key: VerifierKey
    private(set) var replayer: Replayer?
    private(set) var witnesses: Witnesses
    private(set) var exporter: Exporter?
    /// The newest checkpoint that the log was held to.
    private(set) var newest: (size: UInt64, note: String)?
    var progress = Progress()
    private var verifier = LogVerifier()

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
        self.replayer = replayer
        self.exporter = exporter
        self.kept = kept
    }

    var size: UInt64 { verifier.size }

    /// Holds the log to a signed checkpoint, or to the one in a receipt.
    @discardableResult
    mutating func expect(_ text: String, from what: String) throws(AuditFailure) -> Checkpoint {
        let checkpoint: Checkpoint
        let note: String
        do throws(NoteError) {
            let isReceipt = text.hasPrefix("c2sp.org/tlog-proof@")
            note = isReceipt ? try TLogProof(text).checkpoint : text
            checkpoint = try Checkpoint(note: note, signedBy: key)
            try witnesses.look(at: SignedNote(note), size: checkpoint.size)
        } catch {
            throw .tampering(what: what, why: error.clause, seq: nil)
        }
        do throws(LogFinding) { try verifier.expect(checkpoint) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        if checkpoint.size >= newest?.size ?? 0 { newest = (checkpoint.size, note) }
        return checkpoint
    }

    /// Takes the next entry, which is verified first, then replayed, then written.
    mutating func add(_ line: [UInt8], from what: String) throws(AuditFailure) {
        do throws(LogFinding) { try verifier.add(line) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        if let kept, size == kept + 1 { keptLine = line }
        try replayer?.add(line, from: what)
        try exporter?.add(line, from: what)
        progress.step(size, of: newest?.size ?? 0)
    }

    func finish(_ what: String) throws(AuditFailure) -> LogReport {
        if let missing = witnesses.missing {
            throw .tampering(
                what: missing.name, why: "cosigned none of the checkpoints that were given",
                seq: nil)
        }
        do throws(LogFinding) { return try verifier.finish() } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
    }

    /// Ends what is exported, after all of the log was verified.
    mutating func finishExport() throws(AuditFailure) -> [(String, UInt64)] {
        try exporter?.finish() ?? []
    }
}
