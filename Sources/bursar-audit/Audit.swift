import Ledger

/// One verification: a verifier, the key, and what was signed.
struct Audit {
    let key: VerifierKey
    private var verifier = LogVerifier()

    init(key: VerifierKey) { self.key = key }

    var size: UInt64 { verifier.size }

    /// Holds the log to a signed checkpoint, or to the one in a receipt.
    @discardableResult
    mutating func expect(_ text: String, from what: String) throws(AuditFailure) -> Checkpoint {
        let checkpoint: Checkpoint
        do throws(NoteError) {
            let isReceipt = text.hasPrefix("c2sp.org/tlog-proof@")
            let note = isReceipt ? try TLogProof(text).checkpoint : text
            checkpoint = try Checkpoint(note: note, signedBy: key)
        } catch {
            throw .tampering(what: what, why: error.clause, seq: nil)
        }
        do throws(LogFinding) { try verifier.expect(checkpoint) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
        return checkpoint
    }

    mutating func add(_ line: [UInt8], from what: String) throws(AuditFailure) {
        do throws(LogFinding) { try verifier.add(line) } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
    }

    func finish(_ what: String) throws(AuditFailure) -> LogReport {
        do throws(LogFinding) { return try verifier.finish() } catch {
            throw .tampering(what: what, why: error.clause, seq: error.seq)
        }
    }
}
