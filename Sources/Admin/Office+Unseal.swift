import Callers
import Gate
import JSON
import Keyroom
import Ledger
public import Terms
import Vault

extension Office {
    /// The rows that trying a secret takes; only one is tried at a time.
    public func beginUnseal(_ choice: SlotChoice = SlotChoice()) throws(OfficeError)
        -> UnsealAttempt
    {
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
            return UnsealAttempt(choice: choice, rows: rows)
        } catch {
            isUnsealing = false
            throw .ledgerUnavailable
        }
    }

    /// Records that a passphrase opened nothing, and says so.
    private func failUnseal(
        _ error: VaultError, _ choice: SlotChoice, by actor: Actor
    ) -> OfficeError {
        isUnsealing = false
        // A wrong passphrase and an edited slot look alike to the key room; the log tells them apart.
        let damage = RowInspection.findings(reader, journal)
        findings = logFindings + damage
        let event = Event.unsealFailed(
            error.clause, slot: choice.name, kind: choice.kind, findings: damage)
        do throws(JournalError) { try journal.record(event, by: actor) } catch {
            return .ledgerUnavailable
        }
        if let first = damage.first { return .damaged(first) }
        return Office.refusal(of: error)
    }

    /// Takes the open vault: everything on disk is checked before anything is signed.
    ///
    /// - Parameter more: findings of those who keep rows of their own (the idempotency index).
    public func finishUnseal(
        _ outcome: UnsealAttempt.Outcome, by actor: Actor, more: () -> [String]
    ) throws(OfficeError) {
        isUnsealing = false
        let opened: OpenVault
        let slot: SlotName
        switch outcome.result {
        case .failure(let error): throw failUnseal(error, outcome.choice, by: actor)
        case .success(let found): (opened, slot) = found
        }
        var inspection = Inspection(reader: reader, vault: opened, facts: facts)
        inspection.checkLedger(journal.ledger, named: verifierKey, earlier: earlierKeys)
        inspection.checkRows(beside: journal)
        let state = journal.gate.state
        inspection.installWallets(
            state.wallets.keys.filter { state.ends[$0]?.isDestroyed != true })
        roster = inspection.roster(of: journal.gate.state.agents)
        vault = opened
        openedAt = journal.clock.bootNanoseconds
        findings = logFindings + inspection.findings + more()
        isOlderCopy = inspection.isOlderCopy && findings.count == 1
        // A checkpoint over a damaged log would vouch for the damage.
        journal.signer = findings.isEmpty ? signer(opened) : nil
        let event = Event.vaultUnsealed(
            slot: slot, kind: journal.gate.state.slots[slot]?.kind,
            unsignedTail: inspection.tail, findings: findings)
        do throws(JournalError) { try journal.record(event, by: actor) } catch {
            // An opening that is in no log did not happen.
            forget()
            throw .ledgerUnavailable
        }
        journal.freezeIfLow()
    }

    /// Takes what was found wrong with the log as it was read: nothing is signed from here on, however often the
    /// vault is sealed and opened.
    ///
    /// The entry that says so is under no checkpoint, as one over a damaged log would vouch for the damage.
    public func discover(_ all: [String]) {
        // Whoever reads it again finds it again.
        let found = all.filter { !findings.contains($0) }
        guard !found.isEmpty else { return }
        findings += found
        logFindings += found
        // What was edited is no copy of anything that could be put in force.
        isOlderCopy = false
        journal.signer = nil
        // A log that takes no entry signs nothing either.
        _ = try? journal.record(
            .ledgerChanged(found), by: Actor(role: .daemon, name: "", uid: journal.daemonUID))
    }

    /// Records the sealing; the keys go once that is durable, by ``forget()``.
    public func seal(by actor: Actor) throws(OfficeError) {
        _ = try openVault()
        do throws(JournalError) {
            try journal.record(.vaultSealed, by: actor)
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
        oldTokenUses = [:]
        keyringTurn = nil
        isTurningKeyrings = false
        labels = [:]
        sessions.clear()
    }

    private func signer(_ vault: OpenVault) -> CheckpointSigner? {
        guard let key = try? VerifierKey(verifierKey) else { return nil }
        let logKey = vault.logKey
        return CheckpointSigner(key: key) { body in try? logKey.sign(body) }
    }
}
