import Callers
import Gate
import JSON
import Keyroom
import Ledger
public import Terms
import Vault

extension Office {
    /// The most findings that one entry names; the rest is counted, since an entry is bounded.
    private static let mostLogged = 20

    /// The rows that trying a passphrase takes; only one is tried at a time.
    public func beginUnseal() throws(OfficeError) -> UnsealAttempt {
        guard vault == nil else { throw .busy("the vault is open already") }
        guard !isUnsealing else { throw .busy("another passphrase is being tried") }
        // A passphrase that is tried must leave an entry.
        guard journal.trouble != .slow else { throw .ledgerUnavailable }
        isUnsealing = true
        do throws(LedgerError) {
            var rows: [Row] = []
            for table in [RowTable.meta, .slots, .terms, .records] {
                rows += try reader.rows(table)
            }
            return UnsealAttempt(rows: rows)
        } catch {
            isUnsealing = false
            throw .ledgerUnavailable
        }
    }

    /// Records that a passphrase opened nothing, and says so.
    private func failUnseal(_ error: VaultError, by actor: Actor) -> OfficeError {
        isUnsealing = false
        // A wrong passphrase and an edited slot look alike to the key room; the log tells them apart.
        let damage = RowInspection.findings(reader, journal)
        findings = openingFindings + damage
        let event = Event(
            kind: "unseal.failed",
            body: JSONObject([
                ("reason", Office.logged(error.clause)),
                ("findings", .array(damage.prefix(Office.mostLogged).map(Office.logged))),
                ("findings_count", .integer(UInt64(damage.count))),
            ]))
        do throws(JournalError) { try journal.record(event, by: actor) } catch {
            return .ledgerUnavailable
        }
        if let first = damage.first { return .damaged(first) }
        if case .wrongPassphrase = error { return .wrongPassphrase }
        return .damaged(error.clause)
    }

    /// Takes the open vault: everything on disk is checked before anything is signed.
    ///
    /// - Parameter more: findings of those who keep rows of their own (the idempotency index).
    public func finishUnseal(
        _ outcome: UnsealAttempt.Outcome, by actor: Actor, more: () -> [String]
    ) throws(OfficeError) {
        isUnsealing = false
        let opened: OpenVault
        switch outcome.result {
        case .failure(let error): throw failUnseal(error, by: actor)
        case .success(let vault): opened = vault
        }
        var inspection = Inspection(reader: reader, vault: opened, facts: facts)
        inspection.checkLedger(journal.ledger, named: verifierKey, earlier: earlierKeys)
        inspection.checkRows(beside: journal)
        inspection.installWallets(Array(journal.gate.state.wallets.keys))
        roster = inspection.roster(of: journal.gate.state.agents)
        vault = opened
        findings = openingFindings + inspection.findings + more()
        isOlderCopy = inspection.isOlderCopy && findings.count == 1
        // A checkpoint over a damaged log would vouch for the damage.
        journal.signer = findings.isEmpty ? signer(opened) : nil
        let event = Event(
            kind: "vault.unsealed",
            body: JSONObject([
                ("slot", "main"), ("unsigned_tail", .integer(inspection.tail)),
                ("findings", .array(findings.prefix(Office.mostLogged).map(Office.logged))),
                ("findings_count", .integer(UInt64(findings.count))),
            ]))
        do throws(JournalError) { try journal.record(event, by: actor) } catch {
            // An opening that is in no log did not happen.
            forget()
            throw .ledgerUnavailable
        }
        journal.freezeIfLow()
    }

    private static func logged(_ finding: String) -> JSON {
        .string(String(decoding: finding.utf8.prefix(400), as: UTF8.self))
    }

    /// Records the sealing; the keys go once that is durable, by ``forget()``.
    public func seal(by actor: Actor) throws(OfficeError) {
        _ = try openVault()
        do throws(JournalError) {
            try journal.record(Event(kind: "vault.sealed", body: JSONObject()), by: actor)
        } catch { throw .ledgerUnavailable }
        isSealing = true
    }

    /// Wipes every key in memory.
    public func forget() {
        isSealing = false
        journal.signer = nil
        isRotating = false
        vault?.forget()
        vault = nil
        isSealing = false
        roster = Roster()
    }

    private func signer(_ vault: OpenVault) -> CheckpointSigner? {
        guard let key = try? VerifierKey(verifierKey) else { return nil }
        let logKey = vault.logKey
        return CheckpointSigner(key: key) { body in try? logKey.sign(body) }
    }
}
