import Digests
import Gate
public import JSON
import Keyroom
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// The verifier key in force: what the log's last hand-over says, or its first entry.
    public var verifierKey: String {
        let terms = journal.gate.state.logKeys
        // A log whose first entry could not be folded has handed nothing over.
        guard terms.first?.verifierKey == facts.verifierKey, let last = terms.last else {
            return facts.verifierKey
        }
        return last.verifierKey
    }

    /// The log's earlier keys.
    var earlierKeys: [EndedKey] {
        let terms = journal.gate.state.logKeys
        return zip(terms, terms.dropFirst()).compactMap { term, next in
            guard let key = try? VerifierKey(term.verifierKey) else { return nil }
            let lost = next.lost.flatMap { try? Checkpoint(note: $0, signedBy: key) }
            return EndedKey(key: key, end: next.entry, lost: lost)
        }
    }

    /// Hands the log over to a new key: an entry that both sign, the sealed rows of the new one, and a
    /// checkpoint with both signatures over them, in one transaction.
    ///
    /// From the next batch on the new key signs alone. A crash leaves the old key in force, or the new.
    public func rotateLogKey(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        guard !isRotating else { throw .busy("the log's key is being rotated") }
        if let finding = findings.first { throw .damaged(finding) }
        let reason = try Office.read(body, Reason.init)
        guard let signer = journal.signer else { throw .sealed }
        let made = try makeLogKey(vault)
        let next = try verifierKey(of: made, origin: signer.key.name)
        let at = journal.ledger.size
        let signatures = try handover(vault, from: signer.key, made, to: next)
        try record(
            .logKeyRotated(
                from: signer.key.text, to: next.text, signatures: signatures,
                reason: reason.text ?? "", sealed: SealedPins.json(of: made.rows)), by: actor)
        for row in made.rows { journal.ledger.stage(row: row) }
        let nextSigner = CheckpointSigner(key: next) { body in try? made.key.sign(body) }
        journal.signer = signer.joined(by: nextSigner)
        isRotating = true
        journal.whenDurable { [weak self] result in
            self?.isRotating = false
            guard case .success = result, self?.vault === vault else { return }
            vault.adopt(made)
            if self?.journal.signer != nil { self?.journal.signer = nextSigner }
        }
        return JSONObject([
            ("verifier_key", .string(next.text)), ("previous", .string(signer.key.text)),
            ("entry", .integer(at)),
        ])
    }

    /// What both keys sign, over exactly the entries before the hand-over's, what is staged included.
    func handover(
        _ vault: OpenVault, from key: VerifierKey, _ made: NewLogKey, to next: VerifierKey
    ) throws(OfficeError) -> (previous: String, next: String) {
        let tree = Checkpoint(
            origin: key.name, size: journal.ledger.size, root: journal.ledger.root)
        let statement = KeyHandover.statement(over: tree, from: key, to: next)
        guard let old = try? vault.logKey.sign(statement),
            let new = try? made.key.sign(statement)
        else { throw .damaged("the log's key makes no valid signature") }
        return (Base64.encode(old), Base64.encode(new))
    }

    /// The new key under the name of the log that it is to sign.
    func verifierKey(
        of made: NewLogKey, origin: String
    ) throws(OfficeError) -> VerifierKey {
        guard let key = VerifierKey(name: origin, publicKey: made.key.publicKey) else {
            throw .damaged("the vault's origin is no key's name")
        }
        return key
    }

    func makeLogKey(_ vault: OpenVault) throws(OfficeError) -> NewLogKey {
        let rows: [Row]
        do throws(LedgerError) {
            rows = try reader.rows(.meta) + reader.rows(.records)
        } catch { throw .ledgerUnavailable }
        do throws(VaultError) { return try vault.makeLogKey(replacing: rows) } catch {
            throw .damaged("a new log key can't be made: \(error.clause)")
        }
    }
}
