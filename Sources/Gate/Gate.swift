import Chains
public import Terms
import JSON

/// The budget gate: a deterministic state machine with one writer.
///
/// Its inputs are requests and events with their place, clocks and randomness; its outputs are decisions and
/// the exact bytes of their entries. No clock, no randomness, no I/O, no floating point. Folding the
/// entries again rebuilds ``state``.
public struct Gate: Sendable {
    /// The version of the rules that decisions name.
    public static let rulesVersion: UInt64 = 2

    /// What decisions are made from.
    public internal(set) var state: GateState

    /// A gate over a given state.
    public init(state: GateState = GateState()) { self.state = state }

    /// Decides one payment, posts its charge and makes its entry, in one step.
    ///
    /// A payment that waits and was approved is decided anew under its own id, by every rule but the one that
    /// asked for the approval.
    public mutating func decide(_ request: PaymentRequest, _ stamp: Stamp) -> Decision {
        let now = state.time(at: stamp.clock)
        let waiting = state.pending[request.payment]
        let logged = LoggedRequest(request)
        let isApproved = waiting?.allows(logged.digest, at: now) ?? false
        var judgement = state.judge(
            request.question(isApproved: isApproved), at: now,
            suspectClock: state.clock.isSuspect(stamp.clock))
        if waiting != nil, !isApproved, judgement.refusal == nil {
            judgement.refusal = ApprovalExpired.refusal(request.payment)
        }
        if !judgement.isSigned { judgement.postings = judgement.postings.map(\.uncharged) }
        let record = DecidedPayment(
            request: request, logged: logged, judgement: judgement, policy: state.policyHash,
            clock: stamp.clock, resumes: waiting?.seq, now: now)
        let recorded = state.enter(
            kind: DecidedPayment.kind, body: record.body,
            actor: Actor(role: .agent, name: request.agent.text, uid: request.uid), stamp)
        state.post(
            PostedDecision(record, seq: stamp.seq), judgement, at: recorded.time, stamp.clock)
        return Decision(
            recorded: recorded,
            remaining: state.remaining(request.agent, judgement.lines, judgement.postings),
            blobs: logged.blobs,
            verdict: Gate.verdict(request, judgement, record, recorded.id))
    }

    private static func verdict(
        _ request: PaymentRequest, _ judgement: Judgement, _ record: DecidedPayment,
        _ entry: EntryID
    ) -> Decision.Verdict {
        if let refusal = judgement.refusal { return .refused(refusal) }
        guard let charge = judgement.charge,
            case .proposal(let proposal) = request.understanding
        else { return .refused(WalletNotAllowed.refuse("nothing was decoded", hint: "")) }
        if let need = judgement.approval {
            return .waiting(
                Waiting(
                    reason: need.reason, charge: charge, worstCase: proposal.worstCase,
                    until: record.until, digest: record.logged.digest))
        }
        return .cleared(Clearance(entry: entry, proposal: proposal), charge)
    }

    /// Says what ``decide(_:_:)`` would, changing nothing.
    public func quote(_ request: PaymentRequest, at clock: ClockReading) -> Quote {
        let judgement = state.judge(
            request.question(isApproved: false), at: state.time(at: clock),
            suspectClock: state.clock.isSuspect(clock))
        return Quote(
            charge: judgement.charge, refusal: judgement.refusal,
            approval: judgement.approval?.reason,
            remaining: state.remaining(
                request.agent, judgement.lines, judgement.postings.map(\.uncharged)))
    }

    /// Leave to sign again what an entry already charged: a retry gets the same bytes.
    ///
    /// - Parameters:
    ///   - entry: the entry's exact bytes, whose leaf ``EntryID/leaf`` the caller took from an
    ///     authenticated index.
    ///   - id: that place and leaf.
    /// - Throws: ``EntryError`` where the bytes don't match the leaf or are no signed decision.
    public func reissue(_ entry: [UInt8], as id: EntryID) throws(EntryError) -> Clearance {
        guard EntryLeaf.of(entry) == id.leaf else {
            throw EntryError(clause: "does not have the leaf its index row names")
        }
        let parsed = try Entry(reading: entry)
        guard parsed.seq == id.seq else { throw EntryError(clause: "stands in another's place") }
        let decided = try DecidedPayment.Stored(parsed)
        guard decided.outcome == .signed, let payload = decided.payload,
            let wallet = state.wallets[decided.wallet],
            let chain = Chains.named(wallet.name.chain),
            let proposal = try? chain.read(payload: payload, wallet: wallet)
        else { throw EntryError(clause: "is not a signed payment of a known wallet") }
        return Clearance(entry: id, proposal: proposal)
    }
}
