import Gate
public import JSON
import Keyroom
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// Puts an older copy of the vault in force: an entry that both the old key and a new one sign, and
    /// another log from there on, under an origin and a key of its own.
    ///
    /// The old origin signs nothing more: whoever holds a checkpoint of it finds the loss, and no fork. All
    /// is frozen until an admin thaws it, and no window that had begun is paid from.
    public func beginEpoch(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        guard !isRotating else { throw .busy("the log's key is being rotated") }
        // What was edited is no copy of anything, however often it is acknowledged.
        if let finding = findings.first, !isOlderCopy { throw .damaged(finding) }
        let reason = try Office.read(body, Reason.stated)
        let old = try keyInForce(vault)
        let made = try makeLogKey(vault)
        let anchored = journal.ledger.anchoredNote
        let origin = LogOrigin(old.name).next(beyond: anchored.flatMap(Office.origin))
        let next = try verifierKey(of: made, origin: origin.text)
        let at = journal.ledger.size
        let signatures = try handover(vault, from: old, made, to: next)
        let known = highest(anchored, under: old)
        let event = Event.epochBegun(
            from: old.text, to: next.text, signatures: signatures, known: known,
            reason: reason.text ?? "", sealed: SealedPins.json(of: made.rows))
        do throws(JournalError) { try journal.record(event, by: actor) } catch {
            throw OfficeError(error)
        }
        for row in made.rows { journal.ledger.stage(row: row) }
        // The new key alone: a signature of the old origin over this entry would be a fork of its log.
        journal.signer = CheckpointSigner(key: next) { body in try? made.key.sign(body) }
        isRotating = true
        journal.whenDurable { [weak self] result in
            self?.isRotating = false
            guard case .success = result, self?.vault === vault else { return }
            vault.adopt(made)
            self?.findings = []
            self?.isOlderCopy = false
        }
        return JSONObject([
            ("verifier_key", .string(next.text)), ("previous", .string(old.text)),
            ("entry", .integer(at)), ("checkpoint", known.map { .string($0) } ?? .null),
        ])
    }

    /// The key in force, of a log that is whole but for its anchor.
    private func keyInForce(_ vault: OpenVault) throws(OfficeError) -> VerifierKey {
        guard let key = try? VerifierKey(verifierKey), key.publicKey == vault.logKey.publicKey
        else { throw .damaged("the log names a verifier key that is not the vault's own") }
        do throws(LedgerFinding) { try journal.ledger.checkOlderCopy(under: key) } catch {
            throw .damaged(error.clause)
        }
        return key
    }

    /// The highest checkpoint of the epoch that ends: the anchor's where it is the key's own, else the
    /// log's.
    private func highest(_ anchored: String?, under key: VerifierKey) -> String? {
        [anchored, journal.ledger.checkpoint].compactMap(\.self)
            .compactMap { note in
                (try? Checkpoint(note: note, signedBy: key)).map { (note, $0.size) }
            }
            .max { $0.1 < $1.1 }?.0
    }

    /// The origin that a note names, whoever signed it.
    private static func origin(of note: String) -> LogOrigin? {
        (try? SignedNote(note)).flatMap { try? Checkpoint(body: $0.text) }
            .map { LogOrigin($0.origin) }
    }
}
