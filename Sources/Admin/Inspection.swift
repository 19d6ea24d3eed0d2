import Callers
import Digests
import Gate
import JSON
import Keyroom
import Ledger
import Terms
import Vault

/// What unseal looks at before anything is signed: the log against its checkpoint and anchor, and every
/// row beside it against what the log or a MAC says it must be.
struct Inspection {
    private let reader: LedgerReader
    private let vault: OpenVault
    private let facts: VaultFacts
    /// What was found wrong, each a sentence that names entry or row.
    private(set) var findings: [String] = []
    /// Whether all that was found wrong with the log is that it does not reach its anchor.
    private(set) var isOlderCopy = false
    /// How many entries the last signed checkpoint does not cover.
    private(set) var tail: UInt64 = 0

    init(reader: LedgerReader, vault: OpenVault, facts: VaultFacts) {
        self.reader = reader
        self.vault = vault
        self.facts = facts
    }

    /// The log is what was signed, and no older than the anchor.
    ///
    /// - Parameters:
    ///   - named: the verifier key that the log says is in force.
    ///   - earlier: those before it.
    mutating func checkLedger(_ ledger: Ledger, named: String, earlier: [EndedKey]) {
        guard let key = try? VerifierKey(named), key.publicKey == vault.logKey.publicKey,
            LogOrigin(key.name).vault == facts.origin
        else {
            findings.append("the log names a verifier key that is not the vault's own")
            return
        }
        do throws(LedgerFinding) { tail = try ledger.check(under: key, earlier: earlier) } catch {
            findings.append(error.clause)
            isOlderCopy = error.isOfAnchor
        }
    }

    /// Every sealed row is pinned by an entry, and every pinned row is there; blobs likewise.
    mutating func checkRows(beside journal: Journal) {
        findings += RowInspection.findings(reader, journal)
    }

    /// Brings the wallets' sealed keys into the signing room.
    mutating func installWallets(_ names: [WalletName]) {
        do throws(LedgerError) {
            for name in vault.install(names.sorted(), from: try reader.rows(.records)) {
                findings.append("the key row of wallet \(name.text) is gone")
            }
        } catch { findings.append("the wallets' rows can't be read: \(error.clause)") }
    }

    /// The tokens of the agents in the log: each there, each with its MAC, and no others.
    mutating func roster(of agents: [AgentName: AgentRecord]) -> Roster {
        var roster = Roster()
        var missing = Set(agents.keys)
        do throws(LedgerError) {
            for row in try reader.rows(.tokens) {
                let name = AgentName(String(decoding: row.id, as: UTF8.self))
                guard let name, let record = agents[name] else {
                    findings.append("the token row \(Hex.encode(row.id)) is no agent's")
                    continue
                }
                guard vault.vouches(for: row), let hash = Digest32(Array(row.value.prefix(32)))
                else {
                    findings.append("the token row of agent \(name.text) was edited")
                    continue
                }
                missing.remove(name)
                // A MAC says that the vault made the row once; that it is the latest the log says.
                guard row.version == record.token else {
                    findings.append(
                        "the token row of agent \(name.text) (version \(row.version)) is not the one "
                            + "its entry counts (version \(record.token))")
                    continue
                }
                enter(record, hash, old: Digest32(Array(row.value.dropFirst(32))), into: &roster)
            }
        } catch { findings.append("the token rows can't be read: \(error.clause)") }
        for name in missing.sorted() {
            findings.append("the token row of agent \(name.text) is gone")
        }
        return roster
    }

    private func enter(
        _ record: AgentRecord, _ hash: Digest32, old: Digest32?, into roster: inout Roster
    ) {
        let isRemoved = record.standing == .removed
        let line = Roster.Line(agent: record.name, uid: record.uid, isRemoved: isRemoved)
        roster.enter(line, tokenHash: hash)
        guard let old, record.overlap != nil else { return }
        roster.enter(
            Roster.Line(agent: record.name, uid: record.uid, isRemoved: isRemoved, isOld: true),
            tokenHash: old)
    }
}
