public import Callers
import Chains
import Gate
public import JSON
public import Ledger
public import Terms
public import Vault
import Wire

/// What the admin door does: unsealing, policies, agents, wallets, rates, and the vault's standing.
///
/// Confined to the loop that owns the journal. What it records is durable before it is answered.
public final class Office {
    /// The gate and the log.
    public let journal: Journal
    /// Lookups on a connection of their own.
    public let reader: LedgerReader
    /// What is known sealed or not.
    public let facts: VaultFacts
    /// Who may ask at the agent door.
    public internal(set) var roster = Roster()
    /// What was found wrong; while it is not empty nothing is signed.
    public internal(set) var findings: [String]
    /// What opening the log found wrong, before any passphrase.
    let openingFindings: [String]
    /// The open vault; nil while sealed.
    public internal(set) var vault: OpenVault?
    /// Whether somebody's passphrase is being tried.
    var isUnsealing = false
    /// Whether the sealing is recorded and not durable yet; what came after it could not be signed.
    var isSealing = false

    /// Opens the office over a journal rebuilt from disk.
    ///
    /// - Parameter findings: what opening the log already found wrong.
    public init(journal: Journal, reader: LedgerReader, facts: VaultFacts, findings: [String]) {
        self.journal = journal
        self.reader = reader
        self.facts = facts
        self.findings = findings
        openingFindings = findings
    }

    /// The log as auditors read it.
    public var archive: Archive {
        Archive(ledger: journal.ledger, reader: reader, verifierKey: facts.verifierKey)
    }

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
        if facts.development {
            list.append("this is a development vault: its protections are reduced, for ever")
        }
        if journal.gate.state.clockJumped {
            list.append(
                "the clock jumped: no new budget window opens until bursar audit acknowledge")
        }
        return list
    }

    /// An admin vouches for the clock after a jump.
    public func acknowledge(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let reason = try Office.read(body, Reason.init)
        try record(.clockAcknowledged(reason: reason.text ?? "", clock: journal.clock), by: actor)
        return status()
    }

    /// The vault, or the error for its being sealed or damaged.
    func openVault() throws(OfficeError) -> OpenVault {
        guard let vault, !isSealing else { throw .sealed }
        return vault
    }

    func record(_ event: Event, by actor: Actor) throws(OfficeError) {
        if let finding = findings.first { throw .damaged(finding) }
        do throws(JournalError) { try journal.record(event, by: actor) } catch {
            switch error {
            case .refused(let refusal):
                throw .refused(
                    rule: refusal.rule, detail: refusal.detail, hint: refusal.hint)
            case .ledger(.entryTooLong(let count)):
                throw .refused(
                    rule: "entry.too-long",
                    detail: "its entry would have \(count) bytes, above \(Ledger.entryLimit)",
                    hint: "say it in fewer words, or in several steps")
            case .ledger: throw .ledgerUnavailable
            }
        }
    }

    /// Reads a body by its message's own reader; what is not of its form is named by its field.
    static func read<Message>(
        _ body: JSON, _ make: (JSON) throws(FieldError) -> Message
    ) throws(OfficeError) -> Message {
        do throws(FieldError) { return try make(body) } catch { throw .malformed(error) }
    }
}
