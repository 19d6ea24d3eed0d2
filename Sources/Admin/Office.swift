public import Callers
import Chains
public import Gate
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
    /// Whether a key that comes from elsewhere is being worked out.
    var isImporting = false
    /// What was found wrong; while it is not empty nothing is signed.
    public internal(set) var findings: [String]
    /// Whether all of that is a log that does not reach its anchor: an older copy, which may be put in force.
    var isOlderCopy = false
    /// What was found wrong with the log, whoever opens the vault: as it was opened, and read since.
    var logFindings: [String]
    /// The open vault; nil while sealed.
    public internal(set) var vault: OpenVault?
    /// What was seen of agents' old tokens.
    var oldTokenUses: [AgentName: OldTokenUse] = [:]
    /// Whether somebody's passphrase is being tried.
    var isUnsealing = false
    /// Where the last decision of a payment stands in the log; whoever keeps the index answers.
    public var decision: (PaymentID) -> EntryID? = { _ in nil }
    /// Who asked for a payment; the same index answers, since the gate forgets whose it was once it is over.
    public var payer: (PaymentID) -> AgentName? = { _ in nil }
    /// How a signed payment ended that the gate has forgotten; the same index answers.
    public var ending: (PaymentID) -> PaymentStatus? = { _ in nil }
    /// How many entries were read again since the vault was opened; nil where nobody reads them.
    public var checkedEntries: () -> UInt64? = { nil }
    /// The entries whose purposes this process erased, be the batch durable or not.
    var erasedPurposes: Set<UInt64> = []
    /// What is said of secrets, as far as this process wrote it.
    var labels: [Digest32: KnownLabel] = [:]
    /// Who proved to be an admin a short while ago.
    var sessions = AdminSessions()
    /// How long who tries secrets at the open vault has to wait.
    var proofDelay = ProofDelay()
    /// Whether the sealing is recorded and not durable yet; what came after it could not be signed.
    var isSealing = false
    /// Whether a backup is being made.
    var isBackingUp = false
    /// Whether the log is being archived.
    var isArchiving = false
    /// Whether the log's key is being handed over, and the entry that does it is not durable yet.
    var isRotating = false
    /// How far the rotation of a keyring is, where one is under way.
    var keyringTurn: KeyringTurn?
    /// Whether a piece of it is on its way to the disk.
    var isTurningKeyrings = false
    /// When the vault was opened, by the boot clock, nanoseconds.
    var openedAt: Int64 = 0
    /// Why keys that are due to be destroyed are not yet, and when that was found, by the boot clock.
    var endTrouble: [WalletName: (why: String, at: Int64)] = [:]
    /// Whether the clean stop is recorded: nothing of the daemon's own follows it.
    var isStopping = false

    /// Opens the office over a journal rebuilt from disk.
    ///
    /// - Parameter findings: what opening the log already found wrong.
    public init(journal: Journal, reader: LedgerReader, facts: VaultFacts, findings: [String]) {
        self.journal = journal
        self.reader = reader
        self.facts = facts
        self.findings = findings
        logFindings = findings
    }

    /// The log as auditors read it.
    public var archive: Archive {
        Archive(
            ledger: journal.ledger, reader: reader, verifierKey: verifierKey,
            keys: journal.gate.state.logKeys)
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
        _ = try enter(event, by: actor)
    }

    /// Records an event; its entry's place is for what waits until it is durable.
    func enter(_ event: Event, by actor: Actor) throws(OfficeError) -> EntryID {
        if let finding = findings.first { throw .damaged(finding) }
        do throws(JournalError) { return try journal.record(event, by: actor).id } catch {
            // Whatever the verb: what the gate lets no admin do alone becomes an order.
            if case .refused(let refusal) = error, refusal.rule == ChangeOrder.rule {
                throw try place(event, why: refusal, by: actor)
            }
            throw OfficeError(error)
        }
    }

    /// Reads a body by its message's own reader; what is not of its form is named by its field.
    static func read<Message>(
        _ body: JSON, _ make: (JSON) throws(FieldError) -> Message
    ) throws(OfficeError) -> Message {
        do throws(FieldError) { return try make(body) } catch { throw .malformed(error) }
    }
}
