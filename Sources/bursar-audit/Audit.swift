import Ledger

/// One verification: a verifier, the key, what was signed and, where decisions are made again, who
/// does.
struct Audit {
    let key: VerifierKey
    private(set) var replayer: Replayer?
    private(set) var witnesses: Witnesses
    var progress = Progress()
    private var verifier = LogVerifier()
    private var signed: UInt64 = 0

    init(key: VerifierKey, witnesses: Witnesses, replayer: Replayer?) {
        self.key = key
        self.witnesses = witnesses
        self.replayer = replayer
    }

    var size: UInt64 { verifier.size }

    /// Holds the log to a signed checkpoint, or to the one in a receipt.
    @discardableResult
    mutating func expect(_ text: String, from what: String) throws(AuditFailure) -> Checkpoint {
        let checkpoint: Checkpoint
        do throws(NoteError) {
            let isReceipt = text.hasPrefix("c2sp.org/tlog-proof@")
            let note = isReceipt ? try TLogProof(text).checkpoint : text
            checkpoint = try Checkpoint(note: note, signedBy: key)
            try witnesses.look(at: SignedNote(note), size: checkpoint.size)
        } catch {
            throw .tampering(what: what, why: error.clause, seq: nil)
        }
        do throws(LogFinding) { try verifier.expect(checkpoint) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        signed = max(signed, checkpoint.size)
        return checkpoint
    }

    /// Takes the next entry, which is verified first and then replayed.
    mutating func add(_ line: [UInt8], from what: String) throws(AuditFailure) {
        do throws(LogFinding) { try verifier.add(line) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        try replayer?.add(line, from: what)
        progress.step(size, of: signed)
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
}
