public import Callers
import Chains
import Digests
import Gate
public import JSON
import Keyroom
public import Ledger
import Terms
public import Vault
public import Wire

/// The teller at the counter: takes an agent's request through the story of a payment.
///
/// Confined to the loop that owns the journal. Decide, durable, sign, verify, release: in that order, always.
public final class Teller {
    /// Hears what came of a request, on the loop.
    public typealias Answering = (PaymentAnswer) -> Void

    /// What makes two requests one.
    struct Slot: Hashable {
        let agent: AgentName
        let key: IdempotencyKey
    }

    /// A request that is decided and not yet answered.
    struct Pending {
        let fingerprint: Digest32
        let payment: PaymentID
        let entry: EntryID
        let reply: JSONObject
        let isRepeat: Bool
        var answers: [Answering]
    }

    let journal: Journal
    let vault: OpenVault
    let index: IdempotencyIndex
    let crew: SigningCrew
    /// Why nothing is signed, where something was found to be wrong with the vault.
    public var frozen: String?
    var inFlight: [Slot: Pending] = [:]
    var ready: [(ticket: UInt64, job: SigningJob)] = []
    var tickets: [UInt64: Slot] = [:]
    var lastTicket: UInt64 = 0
    /// Committed purposes seen while loading.
    var openings: UInt64 = 0

    /// Opens the counter over an unsealed vault.
    ///
    /// - Parameters:
    ///   - workers: threads that sign.
    ///   - wake: wakes the loop, which then calls ``collect()``.
    public init(
        journal: Journal, vault: OpenVault, reader: LedgerReader, workers: Workers,
        wake: @escaping @Sendable () -> Void
    ) {
        self.journal = journal
        self.vault = vault
        index = IdempotencyIndex(reader: reader, vault: vault)
        crew = SigningCrew(room: vault.room, workers: workers, wake: wake)
    }

    /// The story: who asks was settled at the door; what it would do, may it, is it durable, sign, answer.
    public func pay(
        _ request: PayRequest, key: IdempotencyKey, from caller: Caller,
        answer: @escaping Answering
    ) {
        let slot = Slot(agent: caller.agent, key: key)
        let fingerprint = vault.fingerprint(of: JSONWriter.write(request.json))
        do throws(PaymentError) {
            try checkStanding(caller.agent)
            if joins(slot, fingerprint, caller, answer) { return }
            if let earlier = try index.find(caller.agent, key) {
                return try repeats(earlier, slot, fingerprint, caller, answer)
            }
            let opening = request.purpose.map {
                PurposeOpening($0, salt: journal.randomBytes(Commitment.saltLength))
            }
            let proposed = try proposal(
                for: request, from: caller, key: key, fingerprint, purpose: opening?.commitment)
            // Before the decision: what can fail must not leave an entry without the row that binds its key.
            let kept = try opening.map { opening throws(PaymentError) in try seal(opening) }
            try decide(proposed, slot, kept, answer)
        } catch { answer(.failed(error)) }
    }

    /// What would be decided and charged; no bytes, no digests, nothing recorded.
    public func quote(_ request: PayRequest, from caller: Caller) throws(PaymentError) -> JSONObject
    {
        try checkStanding(caller.agent)
        let fingerprint = vault.fingerprint(of: JSONWriter.write(request.json))
        let proposed = try proposal(for: request, from: caller, key: nil, fingerprint)
        let quote = journal.gate.quote(proposed, at: journal.clock)
        var reply = JSONObject([
            ("status", quote.refusal == nil ? "would_sign" : "would_refuse"),
            ("remaining", .array(quote.remaining.map(ReplyHead.json))),
        ])
        if let charge = quote.charge, case .proposal(let proposal) = proposed.understanding,
            let currency = journal.gate.state.policy?.currency
        {
            reply["charge"] = ReplyHead.json(charge, proposal.worstCase, currency)
        }
        if let refusal = quote.refusal {
            reply["rule"] = .string(refusal.rule)
            reply["detail"] = .string(refusal.detail)
            reply["hint"] = .string(refusal.hint)
        }
        return reply
    }

    /// A frozen agent gets neither a decision nor stored bytes; a removed one is a stranger.
    func checkStanding(_ agent: AgentName) throws(PaymentError) {
        if let frozen { throw .frozen(frozen) }
        switch journal.gate.state.agents[agent]?.standing {
        case .active: return
        case .frozen: throw .frozen("agent \(agent.text) is frozen")
        case .removed, nil: throw .unknownCaller
        }
    }

    /// A duplicate of a request in flight waits for it.
    private func joins(
        _ slot: Slot, _ fingerprint: Digest32, _ caller: Caller, _ answer: @escaping Answering
    ) -> Bool {
        guard let pending = inFlight[slot] else { return false }
        guard pending.fingerprint == fingerprint else {
            answer(.failed(.idempotencyConflict))
            return true
        }
        countRetry(of: caller)
        inFlight[slot]?.answers.append(answer)
        return true
    }

    private func decide(
        _ request: PaymentRequest, _ slot: Slot, _ opening: Row?,
        _ answer: @escaping Answering
    ) throws(PaymentError) {
        do throws(LedgerError) {
            let decision = try journal.decide(request)
            let entry = decision.recorded.id
            let remaining = decision.remaining
            let currency = journal.gate.state.policy?.currency
            if let opening { journal.ledger.stage(row: opening) }
            switch consume decision.verdict {
            case .refused(let refusal):
                let head = ReplyHead.refused(request.payment, refusal, remaining)
                bind(request, slot, entry, head, answer)
                journal.whenDurable { [weak self] in self?.landRefusal(slot, $0) }
            case .cleared(let clearance, let charge):
                let worstCase = clearance.proposal.worstCase
                guard let currency else { throw .closed }
                let head = ReplyHead.signed(
                    request.payment, charge, worstCase, currency, remaining)
                bind(request, slot, entry, head, answer)
                let held = HeldClearance(clearance)
                journal.whenDurable { [weak self] in self?.land(slot, held, $0) }
            }
        } catch { throw .ledgerUnavailable }
    }

    /// The row that opens a purpose, for the entry the next decision makes: one loop owns the log, so its
    /// place is known.
    private func seal(_ opening: PurposeOpening) throws(PaymentError) -> Row {
        do throws(VaultError) {
            return try vault.sealOpening(
                opening.bytes, id: PurposeOpening.rowID(journal.ledger.size))
        } catch { throw .ledgerUnavailable }
    }

    private func bind(
        _ request: PaymentRequest, _ slot: Slot, _ entry: EntryID, _ head: JSONObject,
        _ answer: @escaping Answering
    ) {
        let record = IdempotencyRecord(
            fingerprint: request.fingerprint, entry: entry, reply: JSONWriter.write(.object(head)))
        journal.ledger.stage(row: index.bind(slot.agent, slot.key, request.payment, to: record))
        inFlight[slot] = Pending(
            fingerprint: request.fingerprint, payment: request.payment, entry: entry, reply: head,
            isRepeat: false, answers: [answer])
    }
}
