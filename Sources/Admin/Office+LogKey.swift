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

    /// The log's earlier keys, each with the entry that put the next in force.
    var earlierKeys: [(key: VerifierKey, end: UInt64)] {
        let terms = journal.gate.state.logKeys
        return zip(terms, terms.dropFirst()).compactMap { term, next in
            (try? VerifierKey(term.verifierKey)).map { ($0, next.entry) }
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
        guard let next = VerifierKey(name: facts.origin, publicKey: made.key.publicKey) else {
            throw .damaged("the vault's origin is no key's name")
        }
        // Over exactly the entries before this one, what is staged included.
        let tree = Checkpoint(
            origin: facts.origin, size: journal.ledger.size, root: journal.ledger.root)
        let statement = KeyHandover.statement(over: tree, from: signer.key, to: next)
        guard let old = try? vault.logKey.sign(statement),
            let new = try? made.key.sign(statement)
        else { throw .damaged("the log's key makes no valid signature") }
        try record(
            .logKeyRotated(
                from: signer.key.text, to: next.text,
                signatures: (Base64.encode(old), Base64.encode(new)), reason: reason.text ?? "",
                sealed: SealedPins.json(of: made.rows)), by: actor)
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
            ("entry", .integer(tree.size)),
        ])
    }

    private func makeLogKey(_ vault: OpenVault) throws(OfficeError) -> NewLogKey {
        let rows: [Row]
        do throws(LedgerError) {
            rows = try reader.rows(.meta) + reader.rows(.records)
        } catch { throw .ledgerUnavailable }
        do throws(VaultError) { return try vault.makeLogKey(replacing: rows) } catch {
            throw .damaged("a new log key can't be made: \(error.clause)")
        }
    }
}
