import Gate
public import JSON
import Ledger
import Terms

extension Office {
    /// API.md's status object; works sealed.
    public func status() -> JSONObject {
        let ledger = journal.ledger
        return JSONObject([
            ("sealed", .bool(vault == nil)), ("vault", .string(facts.vault)),
            ("development", .bool(facts.development)),
            (
                "ledger",
                [
                    "size": .integer(ledger.durableSize),
                    "root": ledger.durableRoot.map { .string($0.hex) } ?? .null,
                    "signed_size": .integer(ledger.signedSize),
                ]
            ),
            ("hardening", facts.hardening),
            ("warnings", .array(warnings.map { .string($0) })),
        ])
    }

    private var warnings: [String] {
        var list = findings.map { "frozen: \($0)" }
        if let checked = checkedEntries() {
            list.append(
                "the log is being checked once more: \(checked) of "
                    + "\(journal.ledger.durableSize) entries")
        }
        if let trouble { list.append(trouble.detail) }
        if facts.development {
            list.append("this is a development vault: its protections are reduced, for ever")
        }
        if journal.gate.state.clockJumped {
            list.append(
                "the clock jumped: no new budget window opens until bursar audit acknowledge")
        }
        return list + frozenThings + grants + payments + secretWarnings + tokenWarnings
            + keyringWarnings + endWarnings
    }

    private var frozenThings: [String] {
        let frozen = journal.gate.state.frozen
        return (frozen.vault ? ["the vault is frozen until bursar thaw"] : [])
            + frozen.projects.sorted().map { "project \($0.text) is frozen" }
            + frozen.wallets.sorted().map { "wallet \($0.text) is frozen" }
    }

    private var grants: [String] {
        let now = journal.gate.state.time(at: journal.clock)
        let currency = journal.gate.state.policy?.currency.code ?? ""
        return journal.gate.state.grants.filter { now < $0.value.until && $0.value.left > .zero }
            .sorted { $0.key < $1.key }
            .map { project, grant in
                "project \(project.text) may draw \(grant.left.decimal) \(currency) of its "
                    + "emergency pool until \(Timestamp.seconds(grant.until))"
            }
    }

    private var payments: [String] {
        let now = journal.gate.state.time(at: journal.clock)
        let waiting = journal.gate.state.pending.values.count { !$0.isApproved && now < $0.until }
        let over = journal.gate.state.open.count { $0.validUntil.map { $0 <= now } ?? false }
        var list: [String] = []
        if waiting > 0 {
            list.append("payments that wait for an approval: \(waiting)")
        }
        if over > 0 {
            list.append(
                "signed payments whose validity is over, neither settled nor void: \(over)"
            )
        }
        return list
    }
}
