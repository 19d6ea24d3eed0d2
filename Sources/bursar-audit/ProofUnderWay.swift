import Gate
import Ledger
import Synchronization

/// A snapshot that is held to its state on a thread of its own, while the entries behind it are folded.
final class ProofUnderWay: Sendable {
    private let seq: UInt64
    private let what: String
    private let found = Mutex<EntryError?>(nil)
    private let done: Relay

    /// Begins to prove what the entry at `seq` names.
    init(_ proof: SnapshotProof, at seq: UInt64, from what: String) throws(AuditFailure) {
        self.seq = seq
        self.what = what
        done = try Relay(0)
        do throws(LedgerError) {
            try WorkerThread("a thread") { [self] in
                do throws(EntryError) { try proof.check() } catch {
                    found.withLock { $0 = error }
                }
                done.give()
            }.detach()
        } catch {
            throw .failed(
                what: "a thread", why: "can't be started: \(error.clause)",
                hint: "are there too many processes?")
        }
    }

    /// Waits until it is proven; to be called once.
    ///
    /// - Throws: ``AuditFailure`` where it is not.
    func finish() throws(AuditFailure) {
        done.take()
        guard let error = found.withLock({ $0 }) else { return }
        throw .tampering(what: what, why: "entry \(seq) \(error.clause)", seq: seq)
    }
}
